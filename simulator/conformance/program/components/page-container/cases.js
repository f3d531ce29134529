const events = (page) => page.log.map(({ type }) => type);
const ENTER = ['beforeenter', 'enter', 'afterenter'];
const LEAVE = ['beforeleave', 'leave', 'afterleave'];

async function open(t, page, data) {
  await t.set(page, Object.assign({ show: true }, data));
  await page.told(t, 'sheet', 'afterenter');
}

module.exports = {
  async 'comes up from below, over a page that it darkens'(t, page) {
    await open(t, page);
    t.equal(events(page), ENTER);
    const [inside, frame] = [await t.rect('#inside'), await t.styles('#sheet', ['display'])];
    t.equal([inside.height, inside.width, frame.display], [200, 393, 'block']);
    t.equal(await t.pixel('#inside', 0.5, 0.5), [0, 255, 0, 255], 'custom-style');
    t.equal((await t.pixel('#page', 0.5, 0.5))[0], 255, 'overlay-style');
  },
  async 'closes by a tap beside it'(t, page) {
    await open(t, page);
    await t.tap('#page');
    await page.told(t, 'sheet', 'afterleave');
    t.equal(events(page), [...ENTER, 'clickoverlay', ...LEAVE]);
  },
  async 'is closed by going back, which leaves the page open'(t, page) {
    await open(t, page);
    t.equal((await t.call('navigateBack')).errMsg, 'navigateBack:ok');
    await page.told(t, 'sheet', 'afterleave');
    t.equal(getCurrentPages().length, 1);
    t.match((await t.call('navigateBack')).errMsg, /fail/, 'going back once more');
  },
  async 'closes when a finger slides it down'(t, page) {
    await open(t, page);
    await t.drag('#inside', 0, 130, { steps: 4, y: 20 });
    await page.told(t, 'sheet', 'afterleave');
  },
  async 'stands where position says'(t, page) {
    await open(t, page, { position: 'top' });
    t.equal((await t.rect('#inside')).top, 0, 'top');
    await t.set(page, { position: 'right' });
    t.equal((await t.rect('#inside')).right, 393, 'right');
    await t.set(page, { position: 'center' });
    const { left, right } = await t.rect('#inside');
    t.near(left + right, 393, 1, 'left and right of the middle');
  },
};
