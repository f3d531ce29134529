const text = (t, selector) => t.rect(selector);

module.exports = {
  async 'stands in the line, with line breaks as written'(t) {
    t.equal((await t.styles('#plain', ['display'])).display, 'inline');
    const [one, two] = [(await text(t, '#normal')).height, (await text(t, '#plain')).height];
    t.near(two, 2 * one, 2, 'height of two lines');
    t.near((await text(t, '#data')).height, 2 * one, 2, 'height of two lines from data');
  },
  async 'widens blanks with space'(t) {
    t.near((await text(t, '#spaces')).width - (await text(t, '#normal')).width, 16 - 4.5, 1.5, 'wider by');
  },
  async 'reads entities with decode'(t) {
    t.ok((await text(t, '#decoded')).width < 60, 'five characters');
  },
  async 'can be selected only when it says so'(t) {
    t.equal(await t.styles('#select', ['user-select', 'display']), { 'user-select': 'text', display: 'inline-block' });
    t.equal(await t.styles('#fixed', ['user-select']), { 'user-select': 'none' });
  },
  async 'is cut after max-lines'(t) {
    const line = (await text(t, '#normal')).height;
    t.near((await text(t, '#lines')).height, 2 * line, 2, 'two lines with an ellipsis');
    t.near((await text(t, '#clipped')).height, line, 2, 'one clipped line');
  },
  async 'holds text within text'(t) {
    const [outer, inner] = [await text(t, '#outer'), await text(t, '#inner')];
    t.equal(inner.top, outer.top, 'top');
    t.ok(inner.left > outer.left && inner.right < outer.right, 'in the middle of the line');
    t.equal((await t.styles('#inner', ['color'])).color, 'rgb(255, 0, 0)');
  },
};
