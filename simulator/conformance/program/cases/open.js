const answer = (t, api, value) => t.device({ kind: 'setSimulation', api, answer: value });

/** Sets an answer, runs, and forgets it again. */
async function answered(t, api, value, run) {
  await answer(t, api, value);
  try {
    await run();
  } finally {
    await answer(t, api, null);
  }
}

const pay = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' };
const signed = { mode: 'goods', signData: {}, paySig: 's', signature: 's' };

/** API -> options, and fields that the suggested success has. The others ask a person first. */
const QUIET = {
  authPrivateMessage: [{ shareTicket: 't' }, ['valid', 'iv', 'encryptedData']],
  checkEmployeeRelation: [{}, ['bindingStatus']],
  checkIsAddedToMyMiniProgram: [{}, ['added']],
  checkIsSoterEnrolledInDevice: [{ checkAuthMode: 'fingerPrint' }, ['isEnrolled']],
  checkIsSupportFacialRecognition: [{}, []],
  checkIsSupportSoterAuthentication: [{}, ['supportMode']],
  getChannelsLiveInfo: [{ finderUserName: 'f' }, ['feedId', 'nonceId', 'status']],
  getChannelsLiveNoticeInfo: [{ finderUserName: 'f' }, ['noticeId', 'reservable']],
  getChannelsShareKey: [{}, ['sharerOpenId', 'promoter']],
  getDeviceVoIPList: [{}, ['list']],
  getGroupEnterInfo: [{}, ['encryptedData', 'iv']],
  getShareInfo: [{ shareTicket: 't' }, ['encryptedData', 'iv']],
  getShowSplashAdStatus: [{}, ['status', 'code']],
  getWeRunData: [{}, ['encryptedData', 'iv']],
  pluginLogin: [{}, ['code']],
  setPageInfo: [{}, []],
  updateVoIPChatMuteSetting: [{}, []],
};
const ASK = {
  addCard: [{ cardList: [{ cardId: 'c', cardExt: '{}' }] }, ['cardList']],
  addFileToFavorites: [{ filePath: 'a.txt' }, []],
  addVideoToFavorites: [{ videoPath: 'a.mp4' }, []],
  authorizeForMiniProgram: [{ scope: 'scope.record' }, [], 'auth deny'],
  bindEmployeeRelation: [{ tmplIds: ['a'] }, ['a', 'bindingStatus']],
  chooseAddress: [{}, ['userName', 'provinceName', 'cityName', 'countyName', 'streetName', 'detailInfoNew', 'telNumber']],
  chooseInvoice: [{}, ['invoiceInfo']],
  chooseInvoiceTitle: [{}, ['type', 'title', 'taxNumber']],
  chooseLicensePlate: [{}, ['plateNumber']],
  jumpToOfflinePay: [Object.assign({ appId: 'a', queryStr: '' }, pay), []],
  openBusinessView: [{}, []],
  openCard: [{ cardList: [] }, []],
  openChannelsActivity: [{ finderUserName: 'f', feedId: 'x' }, []],
  openChannelsEvent: [{ finderUserName: 'f', eventId: 'x' }, []],
  openChannelsLive: [{ finderUserName: 'f' }, []],
  openChannelsLiveNoticeInfo: [{ finderUserName: 'f' }, []],
  openChannelsUserProfile: [{ finderUserName: 'f' }, []],
  openCustomerServiceChat: [{ extInfo: { url: '' }, corpId: 'c' }, []],
  openDesignerProfile: [{ url: 'u' }, []],
  openHKOfflinePayView: [pay, []],
  openPrivacyContract: [{}, []],
  openSingleStickerView: [{ url: 'u' }, []],
  openStickerIPView: [{ url: 'u' }, []],
  openStickerSetView: [{ url: 'u' }, []],
  openStoreCouponDetail: [{ shopAppid: 'a', couponId: 'c', promoterShareLink: '' }, []],
  openStoreOrderDetail: [{ orderId: 'o' }, []],
  openWxPay: [{}, []],
  requestAppleSubscribeSign: [signed, []],
  requestCommonPayment: [signed, []],
  requestDeviceVoIP: [{ sn: 's', snTicket: 't', modelId: 'm', deviceName: 'd' }, [], 'user deny'],
  requestFacialVerify: [{ verifyId: 'v' }, ['verifyResult']],
  requestMerchantTransfer: [{ mchId: 'm', package: 'p' }, []],
  requestOrderPayment: [pay, []],
  requestPayment: [pay, []],
  requestPluginPayment: [{ version: 'develop', fee: 1, paymentArgs: {} }, []],
  requestSubscribeDeviceMessage: [{ tmplIds: ['a'], sn: 's', snTicket: 't', modelId: 'm' }, ['a']],
  requestSubscribeEmployeeMessage: [{ tmplIds: ['a'] }, ['a', 'bindingStatus']],
  requestSubscribeMessage: [{ tmplIds: ['a', 'b'] }, ['a', 'b']],
  requestVirtualPayment: [signed, []],
  reserveChannelsLive: [{ noticeId: 'n' }, ['state']],
  sendBizRedPacket: [pay, []],
  shareFileMessage: [{ filePath: 'a.txt' }, []],
  shareToOfficialAccount: [{ title: 't' }, ['status']],
  shareToWeRun: [{ recordList: [] }, []],
  shareVideoMessage: [{ videoPath: 'a.mp4' }, []],
  showRedPackage: [{ url: 'u' }, []],
  showShareImageMenu: [{ path: 'a.png' }, []],
  startFacialRecognitionVerify: [{}, ['verifyResult']],
  startSoterAuthentication: [{ requestAuthModes: ['fingerPrint'], challenge: 'c' }, ['authMode', 'resultJSON', 'errCode']],
};

const cases = {};
for (const name of Object.keys(QUIET)) {
  const [options, fields] = QUIET[name];
  cases[`${name}: answers at once, or as it was told`] = async (t) => {
    const result = await t.succeeds(name, options);
    for (const field of fields) t.ok(field in result, field);
    await answered(t, name, { outcome: 'failure', errMsg: 'fail told so', errCode: 7 }, async () => {
      t.equal(await t.call(name, options), { errMsg: `${name}:fail told so`, errCode: 7 });
    });
  };
}
for (const name of Object.keys(ASK)) {
  const [options, fields, cancel = 'cancel'] = ASK[name];
  cases[`${name}: gives what was set for it: success, another result, cancel`] = async (t) => {
    await answered(t, name, { outcome: 'success' }, async () => {
      const result = await t.succeeds(name, options);
      for (const field of fields) t.ok(field in result, field);
    });
    await answered(t, name, { outcome: 'success', result: { told: 1 } }, async () => {
      t.equal(await t.call(name, options), { told: 1, errMsg: `${name}:ok` });
    });
    await answered(t, name, { outcome: 'cancel' }, async () => {
      t.equal(await t.call(name, options), { errMsg: `${name}:fail ${cancel}` });
    });
  };
}

module.exports = Object.assign(cases, {
  async 'requestPayment: asks the developer, and checks its parameters'(t) {
    await t.fails('requestPayment', { nonceStr: 'n' }, /^requestPayment:fail parameter error: parameter.timeStamp should be String/);
    const paid = t.call('requestPayment', pay);
    await t.tapDevice('Succeed');
    t.equal((await paid).errMsg, 'requestPayment:ok');
    const left = t.call('requestPayment', pay);
    await t.tapDevice('As cancelled');
    t.equal((await left).errMsg, 'requestPayment:fail cancel');
  },
  async 'requestSubscribeMessage: fails with the code of the chosen failure'(t) {
    const asked = t.call('requestSubscribeMessage', { tmplIds: ['a'] });
    await t.tapDevice('Fail: The main switch is switched off');
    t.equal(await asked, { errMsg: 'requestSubscribeMessage:fail The main switch is switched off', errCode: 20004 });
  },
  async 'authorize: asks once, keeps the answer, and a refusal fails'(t) {
    await answer(t, 'scope.record', null);
    const asked = t.call('authorize', { scope: 'scope.record' });
    await t.tapDevice('Reject');
    t.match((await asked).errMsg, /^authorize:fail auth deny$/);
    await t.fails('authorize', { scope: 'scope.record' }, /^authorize:fail auth deny$/);
    await answer(t, 'scope.record', null);
    const again = t.call('authorize', { scope: 'scope.record' });
    await t.tapDevice('Allow');
    t.equal((await again).errMsg, 'authorize:ok');
    await t.succeeds('authorize', { scope: 'scope.record' });
    await t.fails('authorize', { scope: 'scope.none' }, /fail invalid scope/);
  },
  async 'authorize: a refused permission makes the APIs that need it fail'(t) {
    await answered(t, 'scope.werun', { outcome: 'cancel' }, () => t.fails('getWeRunData', {}, /^getWeRunData:fail auth deny$/));
    await answer(t, 'scope.werun', { outcome: 'success' });
    await t.succeeds('getWeRunData');
  },
  async 'getSetting: tells every permission that was asked for'(t) {
    await answer(t, 'scope.camera', { outcome: 'cancel' });
    const { authSetting, subscriptionsSetting } = await t.succeeds('getSetting', { withSubscriptions: true });
    t.equal([authSetting['scope.camera'], authSetting['scope.record']], [false, true]);
    t.equal(subscriptionsSetting.mainSwitch, true);
    await answer(t, 'scope.camera', { outcome: 'success' });
  },
  async 'openSetting: shows switches and answers what is set when it is closed'(t) {
    await answer(t, 'scope.camera', { outcome: 'cancel' });
    const closed = t.call('openSetting');
    await t.tapDevice('Camera');
    await t.tapDevice('Close');
    t.equal((await closed).authSetting['scope.camera'], true);
  },
  async 'login: gives a code, another one each time'(t) {
    const { code } = await t.succeeds('login');
    t.match(code, /^\w{32}$/);
    t.ok((await t.succeeds('login')).code !== code, 'a new code');
  },
  async 'checkSession: is valid after login'(t) {
    await t.succeeds('login');
    await t.succeeds('checkSession');
  },
  async 'getUserInfo: gives a user with the raw data of it'(t) {
    const { userInfo, rawData } = await t.succeeds('getUserInfo');
    t.equal(JSON.parse(rawData), userInfo);
    t.ok(userInfo.nickName, 'a name');
  },
  async 'getUserProfile: wants to know what for'(t) {
    await t.fails('getUserProfile', {}, /parameter.desc should be String/);
    t.ok((await t.succeeds('getUserProfile', { desc: 'to greet' })).userInfo, 'a user');
  },
  'getAccountInfoSync: names the program and its version'(t) {
    t.equal(wx.getAccountInfoSync().miniProgram.envVersion, 'develop');
  },
  async 'getPrivacySetting: says whether the user has to agree'(t) {
    const { needAuthorization, privacyContractName } = await t.succeeds('getPrivacySetting');
    t.ok(typeof needAuthorization === 'boolean' && privacyContractName, 'the setting');
  },
  async 'requirePrivacyAuthorize onNeedPrivacyAuthorization: the dialog of the app decides'(t) {
    const before = (await t.succeeds('getPrivacySetting')).needAuthorization;
    let asked = 0;
    let answerWith = 'disagree';
    wx.onNeedPrivacyAuthorization((resolve, info) => {
      asked += 1;
      t.equal(info.referrer, 'requirePrivacyAuthorize');
      resolve({ event: 'exposureAuthorization' });
      resolve({ event: answerWith, buttonId: 'agree' });
    });
    if (before) {
      t.match((await t.call('requirePrivacyAuthorize')).errMsg, /^requirePrivacyAuthorize:fail privacy permission is not authorized$/);
      answerWith = 'agree';
      await t.succeeds('requirePrivacyAuthorize');
      t.equal(asked, 2);
    }
    await t.succeeds('requirePrivacyAuthorize');
    t.equal((await t.succeeds('getPrivacySetting')).needAuthorization, false);
  },
  async 'onNeedPrivacyAuthorization: is not called once the user agreed'(t) {
    let asked = 0;
    wx.onNeedPrivacyAuthorization((resolve) => {
      asked += 1;
      resolve({ event: 'agree' });
    });
    await t.succeeds('requirePrivacyAuthorize');
    await t.succeeds('requirePrivacyAuthorize');
    t.ok(asked <= 1, 'asked once at most');
  },
  async 'showShareMenu hideShareMenu: are accepted'(t) {
    await t.succeeds('hideShareMenu', { menus: ['shareTimeline'] });
    await t.succeeds('showShareMenu', { menus: ['shareAppMessage'] });
  },
  async 'updateShareMenu: is accepted'(t) {
    await t.succeeds('updateShareMenu', { withShareTicket: true });
  },
  'onCopyUrl offCopyUrl: take a listener'(t) {
    const listener = () => {};
    t.equal([wx.onCopyUrl(listener), wx.offCopyUrl(listener)].length, 2);
  },
  'isVKSupport: says no'(t) {
    t.equal(wx.isVKSupport('v1'), false);
  },
  async 'createMediaQueryObserver: tells whether the window matches'(t) {
    const observer = wx.createMediaQueryObserver();
    const seen = [];
    observer.observe({ minWidth: 300, orientation: 'portrait' }, ({ matches }) => seen.push(matches));
    observer.observe({ maxWidth: 100 }, ({ matches }) => seen.push(matches));
    await t.until(() => seen.length === 2);
    t.equal(seen, [true, false]);
    observer.disconnect();
  },
  async 'createRewardedVideoAd: is watched to the end, left, or not there'(t) {
    const ad = wx.createRewardedVideoAd({ adUnitId: 'unit' });
    t.ok(ad === wx.createRewardedVideoAd({ adUnitId: 'unit' }), 'one object for one unit');
    const seen = [];
    ad.onLoad(() => seen.push('load'));
    ad.onClose(({ isEnded }) => seen.push(isEnded));
    ad.onError(({ errCode }) => seen.push(errCode));
    await ad.load();
    const name = 'createRewardedVideoAd.show';
    await answered(t, name, { outcome: 'success' }, () => ad.show());
    await answered(t, name, { outcome: 'cancel' }, () => ad.show());
    await answered(t, name, { outcome: 'failure', errMsg: 'fail no suitable ad', errCode: 1004 }, () =>
      ad.show().catch((error) => seen.push(error.errMsg)),
    );
    t.equal(seen.slice(-4), [true, false, 1004, 'createRewardedVideoAd.show:fail no suitable ad']);
    t.ok(seen.includes('load'), 'loaded');
    ad.destroy();
  },
  async 'createInterstitialAd: is closed'(t) {
    const ad = wx.createInterstitialAd({ adUnitId: 'unit' });
    let closed = 0;
    ad.onClose(() => {
      closed += 1;
    });
    const shown = ad.show();
    await t.tapDevice('Succeed');
    await shown;
    t.equal(closed, 1);
  },
});
