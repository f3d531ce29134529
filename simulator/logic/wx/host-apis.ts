import { asyncApi, bridgedApi, needs, plainOptions } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Clipboard, location, scanning, pictures and the user: answered by the embedder's host. */
export function hostApis(context: WxContext): ApiMembers {
  return {
    setClipboardData: bridgedApi(context, 'setClipboardData', (options) => {
      needs(options, 'data', 'String');
      return { data: options['data'] };
    }),
    getClipboardData: bridgedApi(context, 'getClipboardData'),
    scanCode: bridgedApi(context, 'scanCode', (options) => ({ onlyFromCamera: false, scanType: ['barCode', 'qrCode'], ...options })),
  };
}

/**
 * APIs whose outcome a person decides; the device asks with a dialog and answers with the chosen result or failure. The value
 * is what the dialog suggests for success.
 */
const SIMULATED: Record<string, Record<string, unknown>> = {
  chooseLocation: { name: 'City hall', address: '1 Main Street', latitude: 23.099994, longitude: 113.32452 },
  choosePoi: { type: 1, city: 'Guangzhou', name: '', address: '', latitude: 0, longitude: 0 },
  chooseContact: { phoneNumber: '02000000000', displayName: 'Kim Doe', phoneNumberList: ['02000000000'] },
  openLocation: {},
  makePhoneCall: {},
  navigateToMiniProgram: {},
  navigateBackMiniProgram: {},
  openEmbeddedMiniProgram: {},
  exitMiniProgram: {},
  openAppAuthorizeSetting: {},
  openSystemBluetoothSetting: {},
  addPhoneContact: {},
};

export function simulatedApis(context: WxContext): ApiMembers {
  const members: ApiMembers = {};
  for (const [name, result] of Object.entries(SIMULATED)) {
    members[name] = asyncApi(context, name, (options) =>
      context.bridge.call('simulate', { api: name, args: plainOptions(options), result }),
    );
  }
  return members;
}
