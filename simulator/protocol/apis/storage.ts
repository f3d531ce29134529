import { type ApiEntry, type ApiFamily, refused, simulated, supported } from './api-entry.ts';

const item: ApiEntry = {
  status: 'supported',
  note: 'encrypt is accepted; the value is kept as it is, in a file that only this user of the computer reads.',
};
const token = simulated('Kept as long as the program runs; nothing is fetched with it.');
const ahead = refused("What is fetched ahead is set in the platform's console, and fetched by its client before the program starts.");

export const storageFamily: ApiFamily = {
  title: 'Storage',
  apis: {
    batchGetStorage: supported,
    batchGetStorageSync: supported,
    batchSetStorage: supported,
    batchSetStorageSync: supported,
    clearStorage: supported,
    clearStorageSync: supported,
    createBufferURL: supported,
    createCacheManager: refused(
      'It answers requests from a cache while the network of a phone is weak; the network of this machine is taken as it is.',
    ),
    getBackgroundFetchData: ahead,
    getBackgroundFetchToken: token,
    getStorage: item,
    getStorageInfo: supported,
    getStorageInfoSync: supported,
    getStorageSync: supported,
    onBackgroundFetchData: ahead,
    removeStorage: supported,
    removeStorageSync: supported,
    revokeBufferURL: supported,
    setBackgroundFetchToken: token,
    setStorage: item,
    setStorageSync: supported,
  },
};
