import type { SimulatedFailure } from '../../../protocol/simulation.ts';

export type RadioService = 'bluetooth' | 'wifi' | 'beacon' | 'hce';

export interface RadioCall {
  needs?: Record<string, 'String' | 'Number' | 'Array' | 'Object'>;
  /** Fails with the service's own code while it is not open. */
  service?: RadioService;
  opens?: true;
  closes?: true;
  /** The answer of a machine without that radio; where there is none the call succeeds once its service is open. */
  refusal?: SimulatedFailure;
  suggest?: Record<string, unknown>;
  /** Event that follows a success, without `on`; its detail is the result unless `detail` makes another. */
  event?: string;
  detail?(options: Record<string, unknown>, result: Record<string, unknown>): unknown;
}

const BLUETOOTH_OFF: SimulatedFailure = { reason: 'not available', errCode: 10001 };
const NO_CONNECTION: SimulatedFailure = { reason: 'no connection', errCode: 10006 };
const WIFI_OFF: SimulatedFailure = { reason: 'wifi not turned on', errCode: 12005 };
const NO_NFC: SimulatedFailure = { reason: 'the device does not support NFC', errCode: 13000 };
const NO_WALLET: SimulatedFailure = { reason: 'the device has no secure element', errCode: 13000 };

const device = { deviceId: 'String' } as const;
const characteristic = { deviceId: 'String', serviceId: 'String', characteristicId: 'String' } as const;
const ble = (more: RadioCall = {}): RadioCall => ({ service: 'bluetooth', ...more });

/** Codes are those of the platform's documentation for each family of calls. */
export const RADIO_CALLS: Record<string, RadioCall> = {
  openBluetoothAdapter: ble({
    opens: true,
    refusal: BLUETOOTH_OFF,
    event: 'BluetoothAdapterStateChange',
    detail: () => ({ available: true, discovering: false }),
  }),
  closeBluetoothAdapter: ble({
    closes: true,
    event: 'BluetoothAdapterStateChange',
    detail: () => ({ available: false, discovering: false }),
  }),
  getBluetoothAdapterState: ble({ suggest: { available: true, discovering: false } }),
  startBluetoothDevicesDiscovery: ble({
    suggest: { isDiscovering: true },
    event: 'BluetoothAdapterStateChange',
    detail: () => ({ available: true, discovering: true }),
  }),
  stopBluetoothDevicesDiscovery: ble({
    event: 'BluetoothAdapterStateChange',
    detail: () => ({ available: true, discovering: false }),
  }),
  getBluetoothDevices: ble({ suggest: { devices: [] } }),
  getConnectedBluetoothDevices: ble({ needs: { services: 'Array' }, suggest: { devices: [] } }),
  createBLEConnection: ble({
    needs: device,
    refusal: { reason: 'no device', errCode: 10002 },
    event: 'BLEConnectionStateChange',
    detail: ({ deviceId }) => ({ deviceId, connected: true }),
  }),
  closeBLEConnection: ble({
    needs: device,
    refusal: NO_CONNECTION,
    event: 'BLEConnectionStateChange',
    detail: ({ deviceId }) => ({ deviceId, connected: false }),
  }),
  getBLEDeviceServices: ble({ needs: device, refusal: NO_CONNECTION, suggest: { services: [] } }),
  getBLEDeviceCharacteristics: ble({
    needs: { deviceId: 'String', serviceId: 'String' },
    refusal: NO_CONNECTION,
    suggest: { characteristics: [] },
  }),
  getBLEDeviceRSSI: ble({ needs: device, refusal: NO_CONNECTION, suggest: { RSSI: -60 } }),
  getBLEMTU: ble({ needs: device, refusal: NO_CONNECTION, suggest: { mtu: 23 } }),
  setBLEMTU: ble({
    needs: { deviceId: 'String', mtu: 'Number' },
    refusal: NO_CONNECTION,
    suggest: { mtu: 23 },
    event: 'BLEMTUChange',
    detail: ({ deviceId }, { mtu }) => ({ deviceId, mtu }),
  }),
  readBLECharacteristicValue: ble({ needs: characteristic, refusal: NO_CONNECTION }),
  writeBLECharacteristicValue: ble({ needs: characteristic, refusal: NO_CONNECTION }),
  notifyBLECharacteristicValueChange: ble({ needs: characteristic, refusal: NO_CONNECTION }),
  isBluetoothDevicePaired: ble({ needs: device, refusal: { reason: 'no device', errCode: 10002 } }),
  makeBluetoothPair: ble({ needs: { deviceId: 'String', pin: 'String' }, refusal: { reason: 'no device', errCode: 10002 } }),
  createBLEPeripheralServer: ble({ refusal: { reason: 'system not support', errCode: 10009 }, suggest: { server: {} } }),

  startWifi: { service: 'wifi', opens: true },
  stopWifi: { service: 'wifi', closes: true },
  connectWifi: {
    service: 'wifi',
    needs: { SSID: 'String' },
    refusal: WIFI_OFF,
    event: 'WifiConnected',
    detail: ({ SSID, BSSID = '' }) => ({ wifi: { SSID, BSSID, secure: true, signalStrength: 99, frequency: 2437 } }),
  },
  getConnectedWifi: {
    service: 'wifi',
    refusal: WIFI_OFF,
    suggest: { wifi: { SSID: 'simulated', BSSID: '02:00:00:00:00:00', secure: true, signalStrength: 99, frequency: 2437 } },
  },
  getWifiList: {
    service: 'wifi',
    refusal: WIFI_OFF,
    suggest: { wifiList: [] },
    event: 'GetWifiList',
    detail: (_options, { wifiList = [] }) => ({ wifiList }),
  },
  setWifiList: { service: 'wifi', needs: { wifiList: 'Array' }, refusal: { reason: 'system not support', errCode: 12001 } },

  startBeaconDiscovery: {
    service: 'beacon',
    opens: true,
    needs: { uuids: 'Array' },
    refusal: { reason: 'bluetooth service is unavailable', errCode: 11001 },
    event: 'BeaconServiceChange',
    detail: () => ({ available: true, discovering: true }),
  },
  stopBeaconDiscovery: {
    service: 'beacon',
    closes: true,
    event: 'BeaconServiceChange',
    detail: () => ({ available: true, discovering: false }),
  },
  getBeacons: { service: 'beacon', suggest: { beacons: [] } },

  getHCEState: { refusal: NO_NFC },
  startHCE: { service: 'hce', opens: true, needs: { aid_list: 'Array' }, refusal: NO_NFC },
  stopHCE: { service: 'hce', closes: true },
  sendHCEMessage: { service: 'hce' },

  addPaymentPassFinish: { refusal: NO_WALLET },
  addPaymentPassGetCertificateData: { refusal: NO_WALLET },
  canAddSecureElementPass: { refusal: NO_WALLET },
  getSecureElementPasses: { refusal: NO_WALLET, suggest: { passes: [] } },
  removeSecureElementPass: { refusal: NO_WALLET },
  checkTransitCardSupport: { needs: { issuerID: 'String' }, refusal: NO_WALLET },
  deleteTransitCard: { needs: { issuerID: 'String' }, refusal: NO_WALLET },
  getTransitCardCPLC: { refusal: NO_WALLET, suggest: { cplc: '' } },
  getTransitCardInfo: { needs: { issuerID: 'String' }, refusal: NO_WALLET },
  getTransitCardList: { refusal: NO_WALLET, suggest: { list: [] } },
  issueTransitCard: { needs: { issuerID: 'String' }, refusal: NO_WALLET },
  rechargeTransitCard: { needs: { issuerID: 'String' }, refusal: NO_WALLET },
};

/** Events with `on` and `off`. They follow the calls above, and host events of the same name (`onBeaconUpdate`). */
export const RADIO_EVENTS = [
  'BLECharacteristicValueChange',
  'BLEConnectionStateChange',
  'BLEMTUChange',
  'BLEPeripheralConnectionStateChanged',
  'BeaconServiceChange',
  'BeaconUpdate',
  'BluetoothAdapterStateChange',
  'BluetoothDeviceFound',
  'GetWifiList',
  'HCEMessage',
  'WifiConnected',
  'WifiConnectedWithPartialInfo',
] as const;
