import { ApiError } from '../api-error.ts';
import { asyncApi, bridgedApi, needs, plainOptions } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Clipboard, location, scanning, pictures and the user: answered by the embedder's host. */
export function hostApis(context: WxContext): ApiMembers {
  const { state } = context;
  const userInfo = (): Record<string, unknown> => {
    if (!state.user) throw new ApiError('no user is signed in');
    const info = { nickName: state.user.name, avatarUrl: '', gender: 0, country: '', province: '', city: '', language: state.language };
    return { userInfo: info, rawData: JSON.stringify(info), signature: '', encryptedData: '', iv: '' };
  };
  return {
    setClipboardData: bridgedApi(context, 'setClipboardData', (options) => {
      needs(options, 'data', 'String');
      return { data: options['data'] };
    }),
    getClipboardData: bridgedApi(context, 'getClipboardData'),
    scanCode: bridgedApi(context, 'scanCode', (options) => ({ onlyFromCamera: false, scanType: ['barCode', 'qrCode'], ...options })),
    login: bridgedApi(context, 'login'),
    checkSession: asyncApi(context, 'checkSession', () => {
      if (!state.user) throw new ApiError('session has expired');
    }),
    getUserInfo: asyncApi(context, 'getUserInfo', userInfo),
    getUserProfile: asyncApi(context, 'getUserProfile', (options) => {
      needs(options, 'desc', 'String');
      return userInfo();
    }),
    openUrl: bridgedApi(context, 'openUrl'),
  };
}

/**
 * APIs whose outcome a person decides; the device asks with a dialog and answers with the chosen result or failure. The value
 * is what the dialog suggests for success.
 */
const SIMULATED: Record<string, Record<string, unknown>> = {
  requestPayment: {},
  chooseAddress: {
    userName: 'Kim Doe',
    postalCode: '510000',
    provinceName: 'Guangdong',
    cityName: 'Guangzhou',
    countyName: 'Haizhu',
    detailInfo: '397 Xingang Middle Road',
    nationalCode: '510000',
    telNumber: '02000000000',
  },
  chooseInvoiceTitle: { type: '0', title: 'Example Ltd', taxNumber: '', companyAddress: '', telephone: '', bankName: '', bankAccount: '' },
  chooseInvoice: { invoiceInfo: '[]' },
  chooseLocation: { name: 'City hall', address: '1 Main Street', latitude: 23.099994, longitude: 113.32452 },
  choosePoi: { type: 1, city: 'Guangzhou', name: '', address: '', latitude: 0, longitude: 0 },
  chooseContact: { phoneNumber: '02000000000', displayName: 'Kim Doe', phoneNumberList: ['02000000000'] },
  openLocation: {},
  makePhoneCall: {},
  navigateToMiniProgram: {},
  navigateBackMiniProgram: {},
  openEmbeddedMiniProgram: {},
  exitMiniProgram: {},
  requestSubscribeMessage: {},
  getSetting: { authSetting: {} },
  openSetting: { authSetting: {} },
  openAppAuthorizeSetting: {},
  openSystemBluetoothSetting: {},
  authorize: {},
  addPhoneContact: {},
  openCustomerServiceChat: {},
  requirePrivacyAuthorize: {},
  startSoterAuthentication: { authMode: 'fingerPrint', resultJSON: '{}', resultJSONSignature: '', errCode: 0 },
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
