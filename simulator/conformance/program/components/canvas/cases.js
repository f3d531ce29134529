const { canvasNode, draw, RED, GREEN, BLUE } = require('../../lib/canvas');

module.exports = {
  async 'is 300 by 150 pixels large without a style'(t) {
    t.equal(await t.styles('#plain', ['display', 'width', 'height']), { display: 'block', width: '300px', height: '150px' });
  },
  async 'a node of type 2d has a bitmap of its own size, which the program sets'(t) {
    const { node, width, height } = await canvasNode('#two');
    t.equal([width, height, node.width, node.height], [100, 100, 300, 150]);
    node.width = 200;
    node.height = 200;
    t.equal([node.width, node.height, node.getContext('2d').canvas === node], [200, 200, true]);
  },
  async 'shows what the 2d context draws'(t) {
    const { node } = await canvasNode('#two');
    node.width = node.height = 10;
    const context = node.getContext('2d');
    context.fillStyle = 'red';
    context.fillRect(0, 0, 5, 10);
    context.fillStyle = 'lime';
    context.fillRect(5, 0, 5, 10);
    await t.until(async () => (await t.pixel('#two', 0.2, 0.5)).join() === RED.join(), 'red on the left');
    t.equal(await t.pixel('#two', 0.8, 0.5), GREEN);
    t.ok((await canvasNode('#two')).node === node, 'the same node twice');
  },
  async 'answers the calls of the 2d context at once'(t) {
    const { node } = await canvasNode('#two');
    const context = node.getContext('2d');
    context.font = '20px sans-serif';
    t.ok(context.measureText('width').width > 20, 'a width');
    context.fillStyle = '#00f';
    context.fillRect(0, 0, 2, 2);
    t.equal([...context.getImageData(1, 1, 1, 1).data], BLUE);
    const path = node.createPath2D();
    path.rect(10, 10, 10, 10);
    t.equal([context.isPointInPath(path, 12, 12), context.isPointInPath(path, 2, 2)], [true, false]);
    const gradient = context.createLinearGradient(0, 0, 10, 0);
    gradient.addColorStop(0, 'red');
    gradient.addColorStop(1, 'red');
    context.fillStyle = gradient;
    context.fillRect(0, 0, 10, 10);
    t.equal([...context.getImageData(5, 5, 1, 1).data], RED);
    const blank = node.createImageData(2, 3);
    t.equal([blank.width, blank.height, blank.data.length], [2, 3, 24]);
  },
  async 'loads and draws pictures'(t) {
    const { node } = await canvasNode('#two');
    const context = node.getContext('2d');
    const image = node.createImage();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = (error) => reject(new Error(error.errMsg));
      image.src = '/assets/halves.png';
    });
    t.equal([image.width, image.height], [40, 20]);
    context.drawImage(image, 0, 0);
    t.equal([...context.getImageData(5, 5, 1, 1).data, ...context.getImageData(35, 5, 1, 1).data], [...RED, ...BLUE]);
    context.fillStyle = context.createPattern(image, 'repeat');
    context.fillRect(80, 100, 80, 20);
    t.equal([...context.getImageData(125, 105, 1, 1).data], RED);
  },
  async 'draws vector pictures and those of data URLs'(t) {
    const { node } = await canvasNode('#two');
    const context = node.getContext('2d');
    for (const src of [
      '/assets/green.svg',
      'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="lime"/></svg>',
    ]) {
      const image = node.createImage();
      await new Promise((resolve, reject) => {
        image.onload = resolve;
        image.onerror = (error) => reject(new Error(error.errMsg));
        image.src = src;
      });
      context.clearRect(0, 0, 100, 100);
      context.drawImage(image, 0, 0);
      t.equal([...context.getImageData(4, 4, 1, 1).data], GREEN, src.slice(0, 20));
    }
  },
  async 'calls onerror for a picture that is not there'(t) {
    const { node } = await canvasNode('#two');
    const image = node.createImage();
    const error = await new Promise((resolve) => {
      image.onerror = resolve;
      image.src = '/assets/none.png';
    });
    t.match(error.errMsg, /none\.png/);
  },
  async 'draws in animation frames'(t) {
    const { node } = await canvasNode('#two');
    const time = await new Promise((resolve) => node.requestAnimationFrame(resolve));
    t.ok(time >= 0, 'the time of the frame');
    let ran = false;
    const id = node.requestAnimationFrame(() => {
      ran = true;
    });
    node.cancelAnimationFrame(id);
    await new Promise((resolve) => node.requestAnimationFrame(resolve));
    t.equal(ran, false);
  },
  async 'toDataURL gives PNG and JPEG'(t) {
    const { node } = await canvasNode('#two');
    node.width = node.height = 16;
    const context = node.getContext('2d');
    context.fillStyle = 'blue';
    context.fillRect(0, 0, 16, 16);
    for (const [type, start] of [
      ['image/png', 'data:image/png;base64,iVBOR'],
      ['image/jpeg', 'data:image/jpeg;base64,/9j/'],
    ]) {
      const url = node.toDataURL(type, 0.9);
      t.equal(url.slice(0, start.length), start);
      const image = node.createImage();
      await new Promise((resolve, reject) => {
        image.onload = resolve;
        image.onerror = (error) => reject(new Error(error.errMsg));
        image.src = url;
      });
      const copy = wx.createOffscreenCanvas({ type: '2d', width: 16, height: 16 }).getContext('2d');
      copy.drawImage(image, 0, 0);
      const [r, g, b] = copy.getImageData(8, 8, 1, 1).data;
      t.ok(r < 4 && g < 4 && b > 250, `blue in ${type}: ${[r, g, b]}`);
    }
  },
  async 'shows what webgl draws'(t) {
    const { node } = await canvasNode('#gl');
    const gl = node.getContext('webgl');
    t.ok(gl, 'a webgl context');
    gl.clearColor(0, 1, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    await t.until(async () => (await t.pixel('#gl', 0.5, 0.5)).join() === GREEN.join(), 'green');
    t.equal(node.getContext('2d'), null);
  },
  async 'has no node when it is of the older kind'(t) {
    t.equal((await canvasNode('#older')).node, null);
  },
  async 'gives the older context to a query'(t) {
    const { context } = await t.fields('#older', { context: true });
    context.setFillStyle('lime');
    context.fillRect(0, 0, 100, 100);
    t.equal(await draw(context), { errMsg: 'drawCanvas:ok' });
    await t.until(async () => (await t.pixel('#older', 0.5, 0.5)).join() === GREEN.join(), 'green');
  },
  async 'tells where on it fingers are'(t, page) {
    await t.tap('#older', { x: 30, y: 40 });
    const start = await t.until(() => page.heard.find(({ type }) => type === 'touchstart'), 'touchstart');
    t.near(start.touches[0].x, 30, 1, 'x');
    t.near(start.changedTouches[0].y, 40, 1, 'y');
    t.equal(start.touches[0].identifier, start.changedTouches[0].identifier);
    const end = await t.until(() => page.heard.find(({ type }) => type === 'touchend'), 'touchend');
    t.equal([end.touches.length, end.changedTouches.length], [0, 1]);
  },
  async 'hears of a long tap'(t, page) {
    await t.tap('#older', { hold: 450 });
    await t.until(() => page.heard.some(({ type }) => type === 'longtap'), 'longtap');
  },
  async 'disable-scroll keeps the page where it is'(t) {
    await t.act('drag', { selector: '.square', index: 2, dx: 0, dy: -80 });
    t.equal((await t.rect('#two')).top, 0);
  },
  async 'a second canvas of the same canvas-id fails and is hidden'(t, page) {
    await t.set(page, { twice: true });
    const { detail } = await t.until(() => page.heard.find(({ type }) => type === 'error'), 'error');
    t.match(detail.errMsg, /older/);
  },
};
