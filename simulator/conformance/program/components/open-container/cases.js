module.exports = {
  async 'looks as its closed- attributes say, and sends taps'(t, page) {
    t.equal(await t.styles('#card', ['display', 'background-color', 'border-top-left-radius']), {
      display: 'block',
      'background-color': 'rgb(0, 255, 0)',
      'border-top-left-radius': '12px',
    });
    await t.tap('#card');
    await page.told(t, 'card', 'tap');
  },
};
