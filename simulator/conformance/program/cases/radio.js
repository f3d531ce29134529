const answer = (t, api, value) => t.device({ kind: 'setSimulation', api, answer: value });

async function answered(t, api, value, run) {
  await answer(t, api, value);
  try {
    await run();
  } finally {
    await answer(t, api, null);
  }
}

const ids = {
  deviceId: 'd',
  serviceId: 's',
  characteristicId: 'c',
  value: new ArrayBuffer(1),
  pin: '0',
  mtu: 100,
  services: [],
  state: true,
};
const transit = { issuerID: 'i', panid: 'p' };
const net = { SSID: 'home', password: '', wifiList: [], uuids: ['u'], aid_list: ['a'], data: new ArrayBuffer(1) };

/** API -> code with which it fails here. */
const FAILS = {
  openBluetoothAdapter: 10001,
  closeBluetoothAdapter: 10000,
  getBluetoothAdapterState: 10000,
  startBluetoothDevicesDiscovery: 10000,
  stopBluetoothDevicesDiscovery: 10000,
  getBluetoothDevices: 10000,
  getConnectedBluetoothDevices: 10000,
  createBLEConnection: 10000,
  closeBLEConnection: 10000,
  getBLEDeviceServices: 10000,
  getBLEDeviceCharacteristics: 10000,
  getBLEDeviceRSSI: 10000,
  getBLEMTU: 10000,
  setBLEMTU: 10000,
  readBLECharacteristicValue: 10000,
  writeBLECharacteristicValue: 10000,
  notifyBLECharacteristicValueChange: 10000,
  isBluetoothDevicePaired: 10000,
  makeBluetoothPair: 10000,
  createBLEPeripheralServer: 10000,
  connectWifi: 12000,
  getConnectedWifi: 12000,
  getWifiList: 12000,
  setWifiList: 12000,
  startBeaconDiscovery: 11001,
  stopBeaconDiscovery: 11004,
  getBeacons: 11004,
  getHCEState: 13000,
  startHCE: 13000,
  stopHCE: 13003,
  sendHCEMessage: 13003,
  addPaymentPassFinish: 13000,
  addPaymentPassGetCertificateData: 13000,
  canAddSecureElementPass: 13000,
  getSecureElementPasses: 13000,
  removeSecureElementPass: 13000,
  checkTransitCardSupport: 13000,
  deleteTransitCard: 13000,
  getTransitCardCPLC: 13000,
  getTransitCardInfo: 13000,
  getTransitCardList: 13000,
  issueTransitCard: 13000,
  rechargeTransitCard: 13000,
};
const EVENTS =
  'BLECharacteristicValueChange BLEConnectionStateChange BLEMTUChange BLEPeripheralConnectionStateChanged BeaconServiceChange BeaconUpdate BluetoothAdapterStateChange BluetoothDeviceFound GetWifiList HCEMessage WifiConnected WifiConnectedWithPartialInfo'.split(
    ' ',
  );

const cases = {};
for (const name of Object.keys(FAILS)) {
  cases[`${name}: fails with the code ${FAILS[name]}`] = async (t) => {
    const result = await t.call(name, Object.assign({}, ids, net, transit));
    t.equal(result.errCode, FAILS[name], 'errCode');
    t.match(result.errMsg, new RegExp(`^${name}:fail \\w`));
  };
}
for (const event of EVENTS) {
  cases[`on${event} off${event}: hear what the surroundings send, and no more`] = async (t) => {
    const seen = [];
    const listener = (detail) => seen.push(detail.n);
    wx[`on${event}`](listener);
    await t.device({ kind: 'hostEvent', name: `on${event}`, detail: { n: 1 } });
    await t.until(() => seen.length === 1, 'the event');
    wx[`off${event}`](listener);
    await t.device({ kind: 'hostEvent', name: `on${event}`, detail: { n: 2 } });
    await t.wait(20);
    t.equal(seen, [1]);
  };
}

module.exports = Object.assign(cases, {
  async 'openBluetoothAdapter: once it is told to succeed, the adapter works'(t) {
    const states = [];
    const listener = (state) => states.push([state.available, state.discovering]);
    wx.onBluetoothAdapterStateChange(listener);
    await answered(t, 'openBluetoothAdapter', { outcome: 'success' }, () => t.succeeds('openBluetoothAdapter'));
    t.equal((await t.succeeds('getBluetoothAdapterState')).available, true);
    await t.succeeds('startBluetoothDevicesDiscovery');
    await answered(t, 'getBluetoothDevices', { outcome: 'success', result: { devices: [{ deviceId: 'd', name: 'lamp' }] } }, async () => {
      t.equal((await t.succeeds('getBluetoothDevices')).devices[0].name, 'lamp');
    });
    t.equal((await t.call('createBLEConnection', ids)).errCode, 10002);
    await answered(t, 'createBLEConnection', { outcome: 'success' }, () => t.succeeds('createBLEConnection', ids));
    await t.succeeds('stopBluetoothDevicesDiscovery');
    await t.succeeds('closeBluetoothAdapter');
    t.equal(states, [
      [true, false],
      [true, true],
      [true, false],
      [false, false],
    ]);
    wx.offBluetoothAdapterStateChange(listener);
  },
  async 'startWifi stopWifi: open and close the module, whose questions fail with 12005'(t) {
    await t.succeeds('startWifi');
    t.equal((await t.call('getConnectedWifi')).errCode, 12005);
    await answered(t, 'getConnectedWifi', { outcome: 'success' }, async () =>
      t.equal((await t.succeeds('getConnectedWifi')).wifi.SSID, 'simulated'),
    );
    await t.succeeds('stopWifi');
    t.equal((await t.call('getConnectedWifi')).errCode, 12000);
  },
  async 'getNFCAdapter: gives an adapter that finds nothing'(t) {
    const adapter = wx.getNFCAdapter();
    adapter.onDiscovered(() => {});
    const failed = await new Promise((fail) => adapter.startDiscovery({ fail }));
    t.equal(failed.errCode, 13000);
    t.equal(adapter.tech.ndef, 'Ndef');
  },
});
