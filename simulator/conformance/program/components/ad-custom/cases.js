const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'fails as when there is no advertisement'(t, page) {
    await t.set(page, { shown: true });
    await t.until(() => of(page, 'error').length === 1, 'error');
    t.equal(of(page, 'error')[0].detail, { errMsg: 'no suitable ad', errCode: 1004 });
  },
  async 'loads when it was told to'(t, page) {
    await t.device({ kind: 'setSimulation', api: 'ad-custom', answer: { outcome: 'success' } });
    await t.set(page, { shown: true });
    await t.until(() => of(page, 'load').length === 1, 'load');
    await t.device({ kind: 'setSimulation', api: 'ad-custom', answer: null });
  },
};
