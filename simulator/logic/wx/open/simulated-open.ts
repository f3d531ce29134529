import type { ApiMembers, WxContext } from '../wx-context.ts';
import { type SimulatedApi, simulatedApi } from './simulated-api.ts';

const SEALED = { encryptedData: 'simulated-encrypted-data', iv: 'simulated-iv', cloudID: 'simulated-cloud-id' };
const PAYMENT = { timeStamp: 'String', nonceStr: 'String', package: 'String', paySign: 'String' } as const;

/** One entry for each template, as after a tap on "always allow". */
const accepted = ({ tmplIds }: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    (Array.isArray(tmplIds) ? tmplIds : []).map((id) => [
      typeof id === 'object' && id !== null ? String((id as { templateId?: unknown }).templateId) : String(id),
      'accept',
    ]),
  );

const paying: SimulatedApi = { failures: [{ reason: 'the account has insufficient balance' }] };
const visit = (...names: string[]): SimulatedApi => ({ needs: Object.fromEntries(names.map((name) => [name, 'String'])) });

/** APIs that open something of the super app, or ask its servers. Fields and failures are those of the documentation. */
const SIMULATED: Record<string, SimulatedApi> = {
  addCard: {
    needs: { cardList: 'Array' },
    suggest: ({ cardList }) => ({
      cardList: (cardList as object[]).map((card) => ({ ...card, code: 'simulated-card-code', isSuccess: true })),
    }),
  },
  addFileToFavorites: visit('filePath'),
  addVideoToFavorites: visit('videoPath'),
  authPrivateMessage: { needs: { shareTicket: 'String' }, suggest: { valid: true, ...SEALED }, quiet: true },
  authorizeForMiniProgram: { needs: { scope: 'String' }, cancel: 'auth deny' },
  bindEmployeeRelation: { needs: { tmplIds: 'Array' }, suggest: (options) => ({ ...accepted(options), bindingStatus: 'accept' }) },
  checkEmployeeRelation: { suggest: { bindingStatus: '' }, quiet: true },
  checkIsAddedToMyMiniProgram: { suggest: { added: false }, quiet: true },
  checkIsSoterEnrolledInDevice: { needs: { checkAuthMode: 'String' }, suggest: { isEnrolled: true }, quiet: true },
  checkIsSupportFacialRecognition: { quiet: true },
  checkIsSupportSoterAuthentication: { suggest: { supportMode: ['fingerPrint', 'facial'] }, quiet: true },
  chooseAddress: {
    suggest: {
      userName: '张三',
      postalCode: '510000',
      provinceName: '广东省',
      cityName: '广州市',
      countyName: '海珠区',
      streetName: '新港中路',
      detailInfo: '新港中路397号',
      detailInfoNew: '397号',
      nationalCode: '510105',
      telNumber: '020-81167888',
    },
  },
  chooseInvoice: { suggest: { invoiceInfo: '[{"card_id":"simulated-card","encrypt_code":"simulated-code","app_id":""}]' } },
  chooseInvoiceTitle: {
    suggest: {
      type: 0,
      title: 'Example Ltd',
      taxNumber: '91440000000000000X',
      companyAddress: '',
      telephone: '',
      bankName: '',
      bankAccount: '',
    },
  },
  chooseLicensePlate: { suggest: { plateNumber: '粤B00000' } },
  getChannelsLiveInfo: {
    needs: { finderUserName: 'String' },
    suggest: {
      feedId: 'simulated-feed',
      nonceId: 'simulated-nonce',
      description: '',
      status: 2,
      headUrl: '',
      nickname: '',
      replayStatus: 0,
      otherInfos: [],
    },
    quiet: true,
  },
  getChannelsLiveNoticeInfo: {
    needs: { finderUserName: 'String' },
    suggest: { noticeId: 'simulated-notice', status: 0, startTime: '', headUrl: '', nickname: '', reservable: true, otherInfos: [] },
    quiet: true,
  },
  getChannelsShareKey: { suggest: { sharerOpenId: '', promoter: { finderNickname: '', promoterId: '', promoterOpenId: '' } }, quiet: true },
  getDeviceVoIPList: { suggest: { list: [] }, quiet: true },
  getGroupEnterInfo: { suggest: SEALED, quiet: true },
  getShareInfo: { needs: { shareTicket: 'String' }, suggest: SEALED, quiet: true },
  getShowSplashAdStatus: { suggest: { status: 'fail', code: 3 }, quiet: true },
  getWeRunData: { suggest: SEALED, quiet: true },
  jumpToOfflinePay: visit('appId', 'nonceStr', 'package', 'paySign', 'signType', 'timeStamp'),
  openBusinessView: { suggest: { extraData: {} } },
  openCard: { needs: { cardList: 'Array' } },
  openChannelsActivity: visit('finderUserName', 'feedId'),
  openChannelsEvent: visit('finderUserName', 'eventId'),
  openChannelsLive: visit('finderUserName'),
  openChannelsLiveNoticeInfo: visit('finderUserName'),
  openChannelsUserProfile: visit('finderUserName'),
  openCustomerServiceChat: { needs: { extInfo: 'Object', corpId: 'String' } },
  openDesignerProfile: visit('url'),
  openHKOfflinePayView: visit('timeStamp', 'nonceStr', 'package', 'paySign'),
  openSingleStickerView: visit('url'),
  openStickerIPView: visit('url'),
  openStickerSetView: visit('url'),
  openStoreCouponDetail: visit('shopAppid', 'couponId', 'promoterShareLink'),
  openStoreOrderDetail: visit('orderId'),
  openWxPay: {},
  pluginLogin: { suggest: { code: 'simulated-plugin-code' }, quiet: true },
  requestAppleSubscribeSign: { ...paying, needs: { signData: 'Object', paySig: 'String', signature: 'String' } },
  requestCommonPayment: { ...paying, needs: { mode: 'String', signData: 'Object', paySig: 'String', signature: 'String' } },
  requestDeviceVoIP: {
    needs: { sn: 'String', snTicket: 'String', modelId: 'String', deviceName: 'String' },
    cancel: 'user deny',
  },
  requestFacialVerify: { needs: { verifyId: 'String' }, suggest: { verifyResult: 'simulated-verify-result', errCode: 0 } },
  requestMerchantTransfer: { needs: { mchId: 'String', package: 'String' }, suggest: { result: 'success' } },
  requestOrderPayment: { ...paying, needs: PAYMENT },
  requestPayment: { ...paying, needs: PAYMENT },
  requestPluginPayment: { ...paying, needs: { version: 'String', fee: 'Number', paymentArgs: 'Object' } },
  requestSubscribeDeviceMessage: {
    needs: { tmplIds: 'Array', sn: 'String', snTicket: 'String', modelId: 'String' },
    suggest: accepted,
  },
  requestSubscribeEmployeeMessage: {
    needs: { tmplIds: 'Array' },
    suggest: (options) => ({ ...accepted(options), bindingStatus: 'accept' }),
  },
  requestSubscribeMessage: {
    needs: { tmplIds: 'Array' },
    suggest: accepted,
    failures: [
      { reason: 'The main switch is switched off', errCode: 20004 },
      { reason: 'No template data return, verify the template id exist', errCode: 20001 },
      { reason: 'can only be invoked by user TAP gesture.', errCode: 10003 },
    ],
  },
  requestVirtualPayment: {
    needs: { mode: 'String', signData: 'Object', paySig: 'String', signature: 'String' },
    failures: [
      { reason: 'user cancel', errCode: -2 },
      { reason: 'invalid signature', errCode: -15006 },
    ],
  },
  reserveChannelsLive: { needs: { noticeId: 'String' }, suggest: { state: 1 } },
  sendBizRedPacket: { needs: PAYMENT },
  setPageInfo: { quiet: true },
  shareFileMessage: visit('filePath'),
  shareToOfficialAccount: { needs: { title: 'String' }, suggest: { status: 'success', postUrl: '' } },
  shareToWeRun: { needs: { recordList: 'Array' } },
  shareVideoMessage: visit('videoPath'),
  showRedPackage: visit('url'),
  showShareImageMenu: visit('path'),
  startFacialRecognitionVerify: { suggest: { verifyResult: 'simulated-verify-result', errCode: 0 } },
  startSoterAuthentication: {
    needs: { requestAuthModes: 'Array', challenge: 'String' },
    suggest: ({ requestAuthModes, challenge }) => ({
      errCode: 0,
      authMode: String((requestAuthModes as unknown[])[0] ?? 'fingerPrint'),
      resultJSON: JSON.stringify({ raw: challenge, fid: '', counter: 1, tee_n: '', tee_v: '', fp_n: '', fp_v: '', cpu_id: '', uid: '' }),
      resultJSONSignature: 'simulated-signature',
    }),
    failures: [
      { reason: 'auth fail', errCode: 90009 },
      { reason: 'not enrolled in device', errCode: 90011 },
    ],
  },
  updateVoIPChatMuteSetting: { quiet: true },
};

export function simulatedOpenApis(context: WxContext): ApiMembers {
  return Object.fromEntries(Object.entries(SIMULATED).map(([name, spec]) => [name, simulatedApi(context, name, spec)]));
}
