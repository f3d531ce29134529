import { ApiError } from '../../api-error.ts';
import { asyncApi } from '../async-api.ts';
import type { WxContext } from '../wx-context.ts';

const TECHNOLOGIES = ['IsoDep', 'MifareClassic', 'MifareUltralight', 'Ndef', 'NfcA', 'NfcB', 'NfcF', 'NfcV'];

/** `NFCAdapter` of a device without NFC: it can be listened to, and everything else fails with the platform's code. */
export function nfcAdapter(context: WxContext): Record<string, unknown> {
  const fails = (name: string): unknown =>
    asyncApi(context, name, () => {
      throw new ApiError('the device does not support NFC', undefined, { errCode: 13000 });
    });
  const tag = (): Record<string, unknown> => {
    const names = ['connect', 'close', 'isConnected', 'setTimeout', 'transceive', 'getMaxTransceiveLength', 'writeNdefMessage'];
    return {
      ...Object.fromEntries(names.map((name) => [name, fails(name)])),
      onNdefMessage: (): void => {},
      offNdefMessage: (): void => {},
    };
  };
  return {
    tech: Object.fromEntries(TECHNOLOGIES.map((name) => [name.charAt(0).toLowerCase() + name.slice(1), name])),
    startDiscovery: fails('NFCAdapter.startDiscovery'),
    stopDiscovery: fails('NFCAdapter.stopDiscovery'),
    onDiscovered: (): void => {},
    offDiscovered: (): void => {},
    ...Object.fromEntries(TECHNOLOGIES.map((name) => [`get${name}`, tag])),
  };
}
