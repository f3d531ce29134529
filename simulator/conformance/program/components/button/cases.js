const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'has the looks of its types and sizes'(t) {
    const looks = async (id) => t.styles(id, ['backgroundColor', 'color']);
    t.equal(await looks('#default'), { backgroundColor: 'rgb(242, 242, 242)', color: 'rgb(6, 174, 86)' });
    t.equal(await looks('#primary'), { backgroundColor: 'rgb(7, 193, 96)', color: 'rgb(255, 255, 255)' });
    t.equal((await looks('#warn')).color, 'rgb(250, 81, 81)');
    t.equal(await t.styles('#plain', ['borderTopColor', 'backgroundColor']), {
      borderTopColor: 'rgb(7, 193, 96)',
      backgroundColor: 'rgba(0, 0, 0, 0)',
    });
    t.equal(await t.styles('#mini', ['display', 'fontSize']), { display: 'inline-block', fontSize: '14px' });
    t.near((await t.rect('#default')).height, 47, 1);
  },
  async 'does nothing while disabled'(t, page) {
    t.equal((await t.styles('#off', ['color'])).color, 'rgba(0, 0, 0, 0.2)');
    await t.tap('#off');
    await t.wait(50);
    t.equal(page.events.length, 0);
  },
  async 'shows hover-class while a finger is on it'(t) {
    await t.act('press', { selector: '#hover' });
    await t.until(async () => (await t.styles('#hover', ['backgroundColor'])).backgroundColor === 'rgb(255, 0, 0)', 'the colour');
    await t.act('release', {});
  },
  async 'gives the phone number, or the refusal'(t, page) {
    await t.tap('#phone');
    await t.tapDevice('Succeed');
    await t.until(() => of(page, 'getphonenumber').length === 1, 'the event');
    t.equal(of(page, 'getphonenumber')[0].detail.code, 'simulated-code');
    await t.tap('#phone');
    await t.tapDevice('As cancelled');
    await t.until(() => of(page, 'getphonenumber').length === 2, 'the event');
    t.equal(of(page, 'getphonenumber')[1].detail, { errMsg: 'getPhoneNumber:fail user deny' });
  },
  async 'gives what was set for its open-type'(t, page) {
    await t.device({
      kind: 'setSimulation',
      api: 'getRealtimePhoneNumber',
      answer: { outcome: 'failure', errMsg: 'fail jsapi has no quota', errCode: 1400001 },
    });
    await t.tap('#realtime');
    await t.until(() => of(page, 'getrealtimephonenumber').length === 1, 'the event');
    t.equal(of(page, 'getrealtimephonenumber')[0].detail, { errMsg: 'getRealtimePhoneNumber:fail jsapi has no quota', errCode: 1400001 });
    await t.device({ kind: 'setSimulation', api: 'getRealtimePhoneNumber', answer: null });
  },
  async 'gives a picture as the avatar'(t, page) {
    await t.tap('#avatar');
    await t.tapDevice('Succeed');
    await t.until(() => of(page, 'chooseavatar').length === 1, 'the event');
    await t.set(page, { src: of(page, 'chooseavatar')[0].detail.avatarUrl });
    await t.until(() => of(page, 'load').length === 1, 'the picture');
    t.equal(of(page, 'load')[0].detail, { width: 132, height: 132 });
  },
  async 'gives the user, the settings and the failure of an app'(t, page) {
    await t.tap('#user');
    await t.until(() => of(page, 'getuserinfo').length === 1, 'the user');
    t.ok(of(page, 'getuserinfo')[0].detail.userInfo.nickName, 'a name');
    await t.tap('#setting');
    await t.tapDevice('Close');
    await t.until(() => of(page, 'opensetting').length === 1, 'the settings');
    t.ok('scope.record' in of(page, 'opensetting')[0].detail.authSetting, 'a permission');
    await t.tap('#app');
    await t.tapDevice('Fail: invalid scene');
    await t.until(() => of(page, 'error').length === 1, 'the failure');
    t.equal(of(page, 'error')[0].detail.errMsg, 'launchApp:fail invalid scene');
  },
  async 'tells that the user agreed'(t, page) {
    await t.tap('#agree');
    await t.until(() => of(page, 'agreeprivacyauthorization').length === 1, 'the event');
  },
};
