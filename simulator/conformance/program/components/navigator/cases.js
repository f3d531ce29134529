const paths = () => getCurrentPages().map(({ route }) => route);
const VIEW = 'components/view/view';
const HERE = 'components/navigator/navigator';

module.exports = {
  async 'shows that it is touched'(t) {
    await t.act('press', { selector: '#there' });
    await t.until(async () => (await t.styles('#there', ['opacity'])).opacity === '0.7', 'the hover class');
    t.equal((await t.styles('#there', ['background-color']))['background-color'], 'rgba(0, 0, 0, 0.1)');
    await t.act('release', {});
  },
  async 'opens a page, and says so'(t, page) {
    await t.tap('#there');
    await t.until(() => paths().length === 2);
    t.equal(paths(), [HERE, VIEW]);
    t.equal((await page.told(t, 'there', 'success')).errMsg, 'navigateTo:ok');
    t.equal(page.heard('there', 'complete').length, 1);
  },
  async 'says why it could not'(t, page) {
    await t.tap('#nowhere');
    t.match((await page.told(t, 'nowhere', 'fail')).errMsg, /navigateTo:fail/);
    await t.tap('#back');
    t.match((await page.told(t, 'back', 'fail')).errMsg, /navigateBack:fail/);
    await t.tap('#tab');
    t.match((await page.told(t, 'tab', 'fail')).errMsg, /switchTab:fail/);
  },
  async 'replaces the page with redirect'(t) {
    await t.tap('#redirect');
    await t.until(() => paths()[0] === VIEW);
    t.equal(paths(), [VIEW]);
  },
  async 'closes all pages with reLaunch'(t) {
    await t.tap('#launch');
    await t.until(() => paths()[0] === VIEW);
  },
};
