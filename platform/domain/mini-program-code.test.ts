import { Resvg } from '@resvg/resvg-js';
import jsQRModule from 'jsqr';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { contrastToWhite, drawCode, readableColor } from './mini-program-code.ts';

const jsQR = jsQRModule as unknown as typeof import('jsqr').default;
const LOOK = { url: 'https://platform.example.com/c/8f3kq2Zx', color: '#e8590c', name: 'Shop' };

/** A red square as an icon. */
const ICON = (() => {
  const image = new PNG({ width: 8, height: 8 });
  for (let at = 0; at < image.data.length; at += 4) image.data.set([220, 30, 30, 255], at);
  return `data:image/png;base64,${PNG.sync.write(image).toString('base64')}`;
})();

interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

function render(svg: string, width: number, turn = 0): Pixels {
  const turned = svg.replace(
    /<svg ([^>]*)>/,
    `<svg $1><rect width="1000" height="1000" fill="#fff"/><g transform="rotate(${turn} 500 500)">`,
  );
  const image = PNG.sync.read(
    Buffer.from(new Resvg(turned.replace('</svg>', '</g></svg>'), { fitTo: { mode: 'width', value: width } }).render().asPng()),
  );
  return { data: new Uint8ClampedArray(image.data), width: image.width, height: image.height };
}

/** Each pixel is the mean of those around it. */
function blur({ data, width, height }: Pixels, reach: number): Pixels {
  const blurred = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sum = [0, 0, 0];
      let count = 0;
      for (let dy = -reach; dy <= reach; dy += 1) {
        for (let dx = -reach; dx <= reach; dx += 1) {
          if (x + dx < 0 || y + dy < 0 || x + dx >= width || y + dy >= height) continue;
          const at = ((y + dy) * width + x + dx) * 4;
          for (let part = 0; part < 3; part += 1) sum[part]! += data[at + part]!;
          count += 1;
        }
      }
      const to = (y * width + x) * 4;
      blurred.set([...sum.map((value) => value / count), 255], to);
    }
  }
  return { data: blurred, width, height };
}

const read = ({ data, width, height }: Pixels): string | undefined => jsQR(data, width, height)?.data;

describe.each([
  ['a letter', undefined],
  ['an icon', ICON],
])('with %s', (_title, icon) => {
  const svg = drawCode({ ...LOOK, icon });
  test.each([280, 430, 1280])('is read at %i pixels', (width) => expect(read(render(svg, width))).toBe(LOOK.url));
  test.each([7, 45, 90, 133, 180, 301])('is read when turned by %i degrees, at 280 pixels', (turn) => {
    expect(read(render(svg, 280, turn))).toBe(LOOK.url);
  });
  test('is read when slightly blurred, and turned as well', () => {
    expect(read(blur(render(svg, 280), 1))).toBe(LOOK.url);
    expect(read(blur(render(svg, 280, 20), 1))).toBe(LOOK.url);
  });
});

test('longer addresses and other colours are read at 280 pixels', () => {
  const url = `${LOOK.url}?scene=${'a1'.repeat(16)}`;
  expect(read(render(drawCode({ ...LOOK, url }), 280))).toBe(url);
  for (const color of ['#ffee00', '#00ffcc', '#123456', '#ffffff']) expect(read(render(drawCode({ ...LOOK, color }), 280))).toBe(LOOK.url);
});

test('bright colours are darkened until they are read, dark ones stay', () => {
  expect(readableColor('#0b3d91')).toBe('#0b3d91');
  for (const color of ['#ffffff', '#ffee00', 'red; }']) expect(contrastToWhite(readableColor(color))).toBeGreaterThanOrEqual(4.5);
});

test('a name cannot leave its place', () => {
  const svg = drawCode({ ...LOOK, name: '</title><script>alert(1)</script>' });
  expect(svg).not.toContain('<script');
});
