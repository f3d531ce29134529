import { type ApiFamily, refused, supported } from './api-entry.ts';

export const storageFamily: ApiFamily = {
  title: 'Storage',
  apis: {
    batchGetStorage: supported,
    batchGetStorageSync: supported,
    batchSetStorage: supported,
    batchSetStorageSync: supported,
    clearStorage: supported,
    clearStorageSync: supported,
    createBufferURL: refused('The simulator does not have it yet.'),
    createCacheManager: refused('The simulator does not have it yet.'),
    getBackgroundFetchData: refused('The simulator does not have it yet.'),
    getBackgroundFetchToken: refused('The simulator does not have it yet.'),
    getStorage: supported,
    getStorageInfo: supported,
    getStorageInfoSync: supported,
    getStorageSync: supported,
    onBackgroundFetchData: refused('The simulator does not have it yet.'),
    removeStorage: supported,
    removeStorageSync: supported,
    revokeBufferURL: refused('The simulator does not have it yet.'),
    setBackgroundFetchToken: refused('The simulator does not have it yet.'),
    setStorage: supported,
    setStorageSync: supported,
  },
};
