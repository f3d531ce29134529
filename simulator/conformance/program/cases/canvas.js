const { RED, GREEN, BLUE, draw } = require('../lib/canvas');

/** Pixels of the canvas of the older kind, as numbers. */
const pixel = async (t, x, y) => {
  const { data } = await t.call('canvasGetImageData', { canvasId: 'canvas', x, y, width: 1, height: 1 });
  return data && [...data];
};

/** The page of the API cases with a canvas on it, 100 by 100 pixels. */
async function withCanvas(t, page) {
  await t.set(page, { canvas: true });
  return wx.createCanvasContext('canvas');
}

const load = (src) =>
  new Promise((resolve, reject) => {
    const canvas = wx.createOffscreenCanvas({ type: '2d', width: 1, height: 1 });
    const image = canvas.createImage();
    image.onerror = (error) => reject(new Error(error.errMsg));
    image.onload = () => {
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext('2d').drawImage(image, 0, 0);
      resolve({ width: image.width, height: image.height, at: (x, y) => [...canvas.getContext('2d').getImageData(x, y, 1, 1).data] });
    };
    image.src = src;
  });

module.exports = {
  async 'createCanvasContext: draws when draw is called, and empties the canvas before'(t, page) {
    const context = await withCanvas(t, page);
    context.setFillStyle('red');
    context.fillRect(0, 0, 50, 50);
    t.equal(await pixel(t, 10, 10), [0, 0, 0, 0]);
    t.equal(await draw(context), { errMsg: 'drawCanvas:ok' });
    t.equal(await pixel(t, 10, 10), RED);
    t.equal(await t.pixel('#canvas', 0.1, 0.1), RED);
    context.setFillStyle('blue');
    context.fillRect(50, 50, 50, 50);
    await draw(context);
    t.equal([await pixel(t, 10, 10), await pixel(t, 60, 60)], [[0, 0, 0, 0], BLUE]);
  },
  async 'createCanvasContext CanvasContext.draw: keeps the picture when it is told to'(t, page) {
    const context = await withCanvas(t, page);
    context.setFillStyle('red');
    context.fillRect(0, 0, 50, 50);
    context.draw();
    context.fillRect(50, 50, 50, 50);
    await draw(context, true);
    t.equal([await pixel(t, 10, 10), await pixel(t, 60, 60)], [RED, [0, 0, 0, 255]]);
  },
  async 'createCanvasContext CanvasContext.save: is brought back after a drawing between, until the canvas is emptied'(t, page) {
    const context = await withCanvas(t, page);
    context.setFillStyle('red');
    context.save();
    context.setFillStyle('blue');
    context.fillRect(0, 0, 20, 20);
    context.draw(true);
    context.fillRect(20, 0, 20, 20);
    context.restore();
    context.fillRect(40, 0, 20, 20);
    context.save();
    await draw(context, true);
    const row = async () => [await pixel(t, 10, 10), await pixel(t, 30, 10), await pixel(t, 50, 10)];
    t.equal(await row(), [BLUE, [0, 0, 0, 255], RED]);
    context.restore();
    context.fillRect(40, 0, 20, 20);
    await draw(context);
    t.equal(await row(), [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 255],
    ]);
  },
  async 'createCanvasContext CanvasContext.createCircularGradient: colours from the middle outwards'(t, page) {
    const context = await withCanvas(t, page);
    const gradient = context.createCircularGradient(50, 50, 40);
    gradient.addColorStop(0, 'red');
    gradient.addColorStop(1, 'blue');
    context.setFillStyle(gradient);
    context.fillRect(0, 0, 100, 100);
    await draw(context);
    t.equal(await pixel(t, 2, 2), BLUE);
    t.ok((await pixel(t, 50, 50))[0] > 240, 'red in the middle');
  },
  async 'createCanvasContext CanvasContext.createLinearGradient: colours along a line'(t, page) {
    const context = await withCanvas(t, page);
    const gradient = context.createLinearGradient(0, 0, 100, 0);
    gradient.addColorStop(0.5, 'red');
    gradient.addColorStop(0.5, 'blue');
    context.fillStyle = gradient;
    context.fillRect(0, 0, 100, 100);
    await draw(context);
    t.equal([await pixel(t, 30, 30), await pixel(t, 70, 30)], [RED, BLUE]);
  },
  async 'createCanvasContext CanvasContext.drawImage: draws pictures by their paths, whole and in part'(t, page) {
    const context = await withCanvas(t, page);
    context.drawImage('/assets/halves.png', 0, 0);
    context.drawImage('../../assets/halves.png', 0, 50, 80, 40);
    context.drawImage('/assets/halves.png', 20, 0, 20, 20, 80, 0, 20, 20);
    context.drawImage('/assets/none.png', 0, 0);
    await draw(context);
    t.equal([await pixel(t, 10, 10), await pixel(t, 30, 10)], [RED, BLUE]);
    t.equal([await pixel(t, 30, 70), await pixel(t, 60, 70)], [RED, BLUE]);
    t.equal(await pixel(t, 90, 10), BLUE);
  },
  async 'createCanvasContext CanvasContext.createPattern: fills with a picture'(t, page) {
    const context = await withCanvas(t, page);
    context.fillStyle = context.createPattern('/assets/halves.png', 'repeat');
    context.fillRect(0, 0, 100, 100);
    await draw(context);
    t.equal([await pixel(t, 50, 50), await pixel(t, 70, 50)], [RED, BLUE]);
  },
  async 'createCanvasContext CanvasContext.clip: keeps drawing inside of a path until restore'(t, page) {
    const context = await withCanvas(t, page);
    context.save();
    context.beginPath();
    context.arc(50, 50, 20, 0, 2 * Math.PI);
    context.clip();
    context.setFillStyle('red');
    context.fillRect(0, 0, 100, 100);
    context.restore();
    context.setFillStyle('blue');
    context.fillRect(0, 0, 10, 10);
    await draw(context);
    t.equal([await pixel(t, 50, 50), await pixel(t, 80, 80), await pixel(t, 5, 5)], [RED, [0, 0, 0, 0], BLUE]);
  },
  async 'createCanvasContext CanvasContext.setTransform: replaces translate, rotate and scale'(t, page) {
    const context = await withCanvas(t, page);
    context.translate(50, 0);
    context.scale(2, 2);
    context.setFillStyle('red');
    context.fillRect(0, 0, 10, 10);
    context.rotate(1);
    context.setTransform(1, 0, 0, 1, 0, 50);
    context.setFillStyle('blue');
    context.fillRect(0, 0, 10, 10);
    await draw(context);
    t.equal([await pixel(t, 65, 15), await pixel(t, 5, 55), await pixel(t, 65, 25)], [RED, BLUE, [0, 0, 0, 0]]);
  },
  async 'createCanvasContext CanvasContext.stroke: draws lines with width, caps and dashes'(t, page) {
    const context = await withCanvas(t, page);
    context.setStrokeStyle('red');
    context.setLineWidth(10);
    context.setLineCap('square');
    context.setLineJoin('round');
    context.setMiterLimit(4);
    context.moveTo(20, 20);
    context.lineTo(80, 20);
    context.stroke();
    context.beginPath();
    context.setLineCap('butt');
    context.setLineDash([20, 20], 0);
    context.moveTo(0, 60);
    context.quadraticCurveTo(50, 60, 100, 60);
    context.stroke();
    await draw(context);
    t.equal([await pixel(t, 17, 20), await pixel(t, 50, 24), await pixel(t, 10, 60)], [RED, RED, RED]);
    t.equal(await pixel(t, 30, 60), [0, 0, 0, 0]);
  },
  async 'createCanvasContext CanvasContext.measureText: knows the font at once'(t, page) {
    const context = await withCanvas(t, page);
    context.setFontSize(10);
    const small = context.measureText('width').width;
    context.setFontSize(20);
    t.near(context.measureText('width').width, small * 2, 1);
    context.font = 'bold 40px sans-serif';
    t.ok(context.measureText('width').width > small * 4, 'a bold text is wider');
    context.setTextAlign('center');
    context.setTextBaseline('middle');
    context.fillText('█', 50, 50);
    context.strokeText('█', 50, 50);
    await draw(context);
    t.equal((await pixel(t, 50, 50))[3], 255);
  },
  async 'createCanvasContext CanvasContext.setShadow: throws a shadow'(t, page) {
    const context = await withCanvas(t, page);
    context.setGlobalAlpha(1);
    context.setShadow(30, 30, 0, 'blue');
    context.setFillStyle('red');
    context.rect(0, 0, 20, 20);
    context.fill();
    await draw(context);
    t.equal([await pixel(t, 10, 10), await pixel(t, 45, 45)], [RED, BLUE]);
  },
  async 'createCanvasContext CanvasContext.getActions: takes the recorded calls out'(t, page) {
    const context = await withCanvas(t, page);
    context.fillRect(1, 2, 3, 4);
    t.equal(context.getActions(), [{ method: 'fillRect', data: [1, 2, 3, 4] }]);
    t.equal(context.getActions(), []);
    t.equal([context.lineWidth, context.globalAlpha, context.font], [1, 1, '10px sans-serif']);
  },
  async 'createCanvasContext CanvasContext.draw: tells when there is no such canvas'(t) {
    const context = wx.createCanvasContext('nowhere');
    context.fillRect(0, 0, 1, 1);
    t.equal(await draw(context), { errMsg: 'drawCanvas:fail fail canvas is empty' });
  },
  async 'canvasGetImageData: fails without a canvas'(t) {
    await t.fails(
      'canvasGetImageData',
      { canvasId: 'none', x: 0, y: 0, width: 1, height: 1 },
      /^canvasGetImageData:fail fail canvas is empty$/,
    );
    await t.fails('canvasGetImageData', { canvasId: 'none' }, /^canvasGetImageData:fail parameter error/);
  },
  async 'canvasPutImageData: sets pixels that canvasGetImageData gives back'(t, page) {
    await withCanvas(t, page);
    const data = new Uint8ClampedArray(4 * 4 * 4).map((_, i) => (i % 4 === 3 ? 255 : (i * 7) % 256));
    await t.succeeds('canvasPutImageData', { canvasId: 'canvas', data, x: 10, y: 20, width: 4, height: 4 });
    const result = await t.succeeds('canvasGetImageData', { canvasId: 'canvas', x: 10, y: 20, width: 4, height: 4 });
    t.equal([result.width, result.height, [...result.data]], [4, 4, [...data]]);
    await t.fails('canvasPutImageData', { canvasId: 'canvas', data: data.slice(4), x: 0, y: 0, width: 4, height: 4 }, /parameter\.data/);
  },
  async 'canvasToTempFilePath: makes a picture of a part, in the size that is asked for'(t, page) {
    const context = await withCanvas(t, page);
    context.setFillStyle('red');
    context.fillRect(0, 0, 50, 100);
    context.setFillStyle('blue');
    context.fillRect(50, 0, 50, 100);
    context.draw();
    const { tempFilePath } = await t.succeeds('canvasToTempFilePath', {
      canvasId: 'canvas',
      x: 25,
      y: 0,
      width: 50,
      height: 20,
      destWidth: 100,
      destHeight: 40,
    });
    const picture = await load(tempFilePath);
    t.equal([picture.width, picture.height, picture.at(40, 20), picture.at(60, 20)], [100, 40, RED, BLUE]);
    const whole = await load((await t.succeeds('canvasToTempFilePath', { canvasId: 'canvas' })).tempFilePath);
    const { pixelRatio } = wx.getSystemInfoSync();
    t.equal([whole.width, whole.height], [100 * pixelRatio, 100 * pixelRatio]);
  },
  async 'canvasToTempFilePath: takes a canvas object, and makes JPEG'(t) {
    const canvas = wx.createOffscreenCanvas({ type: '2d', width: 20, height: 10 });
    const context = canvas.getContext('2d');
    context.fillStyle = 'lime';
    context.fillRect(0, 0, 20, 10);
    const { tempFilePath } = await t.succeeds('canvasToTempFilePath', {
      canvas,
      destWidth: 20,
      destHeight: 10,
      fileType: 'jpg',
      quality: 0.9,
    });
    const { width, height, at } = await load(tempFilePath);
    t.equal([width, height], [20, 10]);
    const [r, g, b] = at(10, 5);
    t.ok(r < 5 && g > 250 && b < 5, `green: ${[r, g, b]}`);
    await t.fails('canvasToTempFilePath', { canvasId: 'none' }, /^canvasToTempFilePath:fail fail canvas is empty$/);
  },
  async 'createOffscreenCanvas: draws without a component'(t) {
    const canvas = wx.createOffscreenCanvas({ type: '2d', width: 30, height: 20 });
    t.equal([canvas.width, canvas.height], [30, 20]);
    const context = canvas.getContext('2d');
    context.fillStyle = 'lime';
    context.fillRect(0, 0, 30, 20);
    const copy = wx.createOffscreenCanvas({ type: '2d', width: 30, height: 20 }).getContext('2d');
    copy.drawImage(canvas, 0, 0);
    t.equal([...copy.getImageData(3, 3, 1, 1).data], GREEN);
  },
  async 'createOffscreenCanvas: gives webgl'(t) {
    const canvas = wx.createOffscreenCanvas({ type: 'webgl', width: 4, height: 4 });
    const gl = canvas.getContext('webgl');
    gl.clearColor(1, 0, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const pixels = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    t.equal([...pixels], RED);
  },
};
