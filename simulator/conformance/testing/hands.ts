import type { FrameLocator, Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { PhoneInBrowser } from '../../device/testing/phone-in-browser.ts';
import type { EmbedderToDevice } from '../../protocol/device.ts';
import { DEVICE_LOOKS } from './device-hands.ts';

interface Place {
  selector: string;
  index?: number;
  /** Pixels from the element's corner; without them its middle. */
  x?: number;
  y?: number;
  /** Milliseconds. */
  hold?: number;
}

type Act = (phone: PhoneInBrowser, args: never) => Promise<unknown>;

/** Milliseconds in which something appears even on a busy machine. */
const PATIENCE = 10_000;

const frame = (page: Page): Promise<void> => page.waitForTimeout(17);

/** Elements of the page by the selectors of templates: a tag name is a built-in component there. */
function inPage(view: FrameLocator, selector: string): Locator {
  return view.locator(selector.replace(/(^|[\s>+~,])([a-z][\w-]*)/g, '$1wx-$2'));
}

async function pointOf(phone: PhoneInBrowser, { selector, index = 0, x, y }: Place): Promise<{ x: number; y: number }> {
  const target = inPage(phone.view, selector).nth(index);
  await target.waitFor({ state: 'attached' });
  const box = await target.boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  return { x: box.x + (x ?? box.width / 2), y: box.y + (y ?? box.height / 2) };
}

async function touch(
  phone: PhoneInBrowser,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  points: { x: number; y: number }[],
): Promise<void> {
  const session = await phone.session();
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
}

async function drag(phone: PhoneInBrowser, from: { x: number; y: number }, dx: number, dy: number, steps: number): Promise<void> {
  await touch(phone, 'touchStart', [from]);
  for (let step = 1; step <= steps; step++) {
    await touch(phone, 'touchMove', [{ x: from.x + (dx * step) / steps, y: from.y + (dy * step) / steps }]);
    await frame(phone.page);
  }
}

/** What a case may ask of a person with a finger, and of one who looks. */
export const HANDS: Record<string, Act> = {
  ...DEVICE_LOOKS,
  async tap(phone, args: Place & { times?: number }) {
    const point = await pointOf(phone, args);
    for (let turn = 0; turn < (args.times ?? 1); turn++) {
      await touch(phone, 'touchStart', [point]);
      await phone.page.waitForTimeout(args.hold ?? 20);
      await touch(phone, 'touchEnd', []);
    }
  },
  async press(phone, args: Place) {
    await touch(phone, 'touchStart', [await pointOf(phone, args)]);
  },
  async release(phone) {
    await touch(phone, 'touchEnd', []);
  },
  async drag(phone, args: Place & { dx: number; dy: number; steps?: number }) {
    await drag(phone, await pointOf(phone, args), args.dx, args.dy, args.steps ?? 8);
    await phone.page.waitForTimeout(args.hold ?? 0);
    await touch(phone, 'touchEnd', []);
  },
  /** Two fingers around the middle of an element, from one distance to another, in pixels. */
  async pinch(phone, args: Place & { from: number; to: number }) {
    const { x, y } = await pointOf(phone, args);
    const fingers = (distance: number): { x: number; y: number }[] => [
      { x: x - distance / 2, y },
      { x: x + distance / 2, y },
    ];
    await touch(phone, 'touchStart', fingers(args.from));
    for (let step = 1; step <= 8; step++) {
      await touch(phone, 'touchMove', fingers(args.from + ((args.to - args.from) * step) / 8));
      await frame(phone.page);
    }
    await touch(phone, 'touchEnd', []);
  },
  async type(phone, args: { selector: string; text: string; keys: string[] }) {
    await inPage(phone.view, args.selector).first().locator('input, textarea, [contenteditable]').first().focus();
    await phone.page.keyboard.type(args.text);
    for (const key of args.keys) await phone.page.keyboard.press(key);
  },
  /** A property of the native field inside a component; `to` sets it first. */
  async control(phone, args: { selector: string; name: string; to?: string }) {
    const field = inPage(phone.view, args.selector).first().locator('input, textarea, [contenteditable]').first();
    return field.evaluate((element, { name, to }) => {
      const path = name.split('.');
      const last = path.pop() ?? '';
      const holder = path.reduce((at, key) => at[key] as Record<string, unknown>, element as unknown as Record<string, unknown>);
      if (to !== undefined) holder[last] = to;
      return holder[last];
    }, args);
  },
  /** A computed style of anything that stands in the page, inside components too. */
  async computed(phone, args: { selector: string; name: string }) {
    const found = phone.view.locator(args.selector).first();
    return found.evaluate((element, name) => (getComputedStyle(element) as unknown as Record<string, string>)[name], args.name);
  },
  /** As an input method commits a text at once. */
  async insertText(phone, args: { selector: string; text: string }) {
    await inPage(phone.view, args.selector).first().locator('input, textarea, [contenteditable]').first().focus();
    await phone.page.keyboard.insertText(args.text);
  },
  /** Pixels that the keyboard pushes the page, upwards negative. */
  async shift(phone) {
    const translate = await phone.device
      .locator('.page.visible .page-frame')
      .first()
      .evaluate((frame) => (frame as HTMLElement).style.translate);
    return Number.parseFloat(translate.split(' ')[1] ?? '0');
  },
  async deviceRect(phone, { selector }: { selector: string }) {
    return phone.device
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return { left, top, width, height };
      });
  },
  async blur(phone) {
    await phone.view.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  },
  /** Text of a component's private parts. */
  async shadowText(phone, { selector }: { selector: string }) {
    return inPage(phone.view, selector)
      .first()
      .evaluate((element) => {
        const parts = [...(element.shadowRoot?.querySelectorAll('*') ?? [])].filter(
          (one) => !one.childElementCount && one.localName !== 'style',
        );
        const text = parts.map((one) => one.textContent).filter(Boolean);
        return text.length > 0 ? text.join('\n') : (element.shadowRoot?.textContent ?? '');
      });
  },
  /** What an open picker shows: its title, the items of each column and which are chosen. Null when there is none soon. */
  async panel(phone, { patience = PATIENCE }: { patience?: number }) {
    const panel = phone.view.locator('.kumquat-picker-panel');
    const opened = await panel.waitFor({ state: 'attached', timeout: patience }).then(
      () => true,
      () => false,
    );
    if (!opened) return null;
    return panel.evaluate((host) => ({
      title: host.shadowRoot?.querySelector('#bar span')?.textContent,
      columns: [...(host.shadowRoot?.querySelectorAll('wx-picker-view-column') ?? [])].map((column) =>
        [...column.children].map((item) => item.textContent),
      ),
      chosen: [...(host.shadowRoot?.querySelectorAll('wx-picker-view-column') ?? [])].map(
        (column) => (column as unknown as { chosen: number }).chosen,
      ),
    }));
  },
  /** Scrolls a wheel of an open picker to an item. */
  async turnPanel(phone, { column, to }: { column: number; to: number }) {
    await phone.view
      .locator('.kumquat-picker-panel wx-picker-view-column')
      .nth(column)
      .locator('#wheel')
      .evaluate((wheel, index) => wheel.scrollTo({ top: index * 34 }), to);
    await phone.page.waitForTimeout(200);
  },
  async tapPanel(phone, { button }: { button: 'confirm' | 'cancel' }) {
    await phone.view.locator(`.kumquat-picker-panel #${button}`).tap();
  },
  async tapDevice(phone, { label }: { label: string }) {
    const byText = phone.device.getByText(label, { exact: true });
    await byText
      .or(phone.device.locator(/^[.#[]/.test(label) ? label : ':not(*)'))
      .first()
      .tap();
  },
  /** Types into a field of the device's own. */
  async typeDevice(phone, { selector, text }: { selector: string; text: string }) {
    await phone.device.locator(selector).first().fill(text);
  },
  async pressKey(phone, { key }: { key: string }) {
    await phone.page.keyboard.press(key);
  },
  async deviceText(phone, { selector }: { selector: string }) {
    const found = phone.device.locator(selector).first();
    // It may go while it is looked at.
    return (await found.count()) === 0 ? '' : found.innerText({ timeout: 300 }).catch(() => '');
  },
  async pixel(phone, args: { selector: string; x: number; y: number }) {
    const target = inPage(phone.view, args.selector).first();
    const box = await target.boundingBox();
    if (!box) throw new Error(`${args.selector} is not on the screen`);
    const clip = { x: Math.floor(box.x + box.width * args.x), y: Math.floor(box.y + box.height * args.y), width: 1, height: 1 };
    return [...PNG.sync.read(await phone.page.screenshot({ clip })).data];
  },
  /** Several points at once: one picture is taken for all of them. */
  async pixels(phone, { points }: { points: { selector: string; x: number; y: number }[] }) {
    const picture = PNG.sync.read(await phone.page.screenshot());
    const colors: number[][] = [];
    for (const { selector, x, y } of points) {
      const box = await inPage(phone.view, selector).first().boundingBox();
      if (!box) throw new Error(`${selector} is not on the screen`);
      const at = (Math.floor(box.y + box.height * y) * picture.width + Math.floor(box.x + box.width * x)) * 4;
      colors.push([...picture.data.subarray(at, at + 4)]);
    }
    return colors;
  },
  async device(phone, { message }: { message: EmbedderToDevice }) {
    await phone.send(message);
  },
  /** Takes the network away, which the hands themselves are called by, and gives it back after `ms`. */
  async offline(phone, { ms }: { ms: number }) {
    await phone.send({ kind: 'setEnvironment', environment: { network: 'none' } });
    await phone.page.waitForTimeout(ms);
    await phone.send({ kind: 'setEnvironment', environment: { network: null } });
  },
  /** Taps what opens the machine's own file chooser, and chooses. */
  async chooseFiles(phone, { label, files }: { label: string; files: { name: string; mimeType: string; base64: string }[] }) {
    const opened = phone.page.waitForEvent('filechooser');
    await phone.device.getByText(label, { exact: true }).first().tap();
    const chooser = await opened;
    const payloads = files.map(({ name, mimeType, base64 }) => ({ name, mimeType, buffer: Buffer.from(base64, 'base64') }));
    await chooser.setFiles(chooser.isMultiple() ? payloads : payloads.slice(0, 1));
  },
  /** A video of 64 by 48 pixels that this browser makes, as base64. */
  async sampleVideo(phone) {
    sampleVideo ??= phone.page.evaluate(recordVideo);
    return sampleVideo;
  },
};

let sampleVideo: Promise<string> | undefined;

async function recordVideo(): Promise<string> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 64, height: 48 });
  const pen = canvas.getContext('2d')!;
  const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm' });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.start();
  for (let frame = 0; frame < 8; frame++) {
    pen.fillStyle = frame % 2 === 0 ? 'red' : 'blue';
    pen.fillRect(0, 0, 64, 48);
    await new Promise((resolve) => setTimeout(resolve, 33));
  }
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}
