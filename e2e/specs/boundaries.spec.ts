import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Frame } from '@playwright/test';
import { expect, type Ide, test } from '../fixtures/ide.ts';
import { openHello } from '../pages/hello-project.ts';

/** What hostile code tries from a frame of the simulator. Each entry says what it got; 'refused' is what it should get. */
function attack(ide: string): Promise<Record<string, unknown>> {
  const attempt = async (work: () => unknown): Promise<unknown> => {
    try {
      return await work();
    } catch {
      return 'refused';
    }
  };
  const top = window.top as Window;
  const socket = (url: string): Promise<unknown> =>
    new Promise((resolve) => {
      const tried = new WebSocket(url);
      tried.onopen = () => resolve('open');
      tried.onerror = () => resolve('refused');
    });
  const entries: Record<string, () => unknown> = {
    document: () => top.document.title,
    storage: () => top.sessionStorage.length,
    address: () => top.location.href,
    page: () => fetch(ide, { credentials: 'include' }).then((answer) => answer.text()),
    opaque: () => fetch(ide, { mode: 'no-cors' }).then(() => 'sent'),
    socket: () => socket(ide.replace(/^\w+:/, 'ws:')),
    opens: () => (window.open(ide) === null ? 'refused' : 'opened'),
    leaves: () => {
      top.location.href = 'about:blank';
      return 'left';
    },
    node: () => typeof (globalThis as { require?: unknown }).require,
    process: () => typeof (globalThis as { process?: unknown }).process,
    bridge: () => Object.keys(globalThis).filter((name) => /electron|kumquat.*(bridge|backend|api)/i.test(name)),
    cookies: () => document.cookie,
    secrets: () => JSON.stringify({ ...localStorage, ...sessionStorage }).includes('token'),
  };
  return Promise.all(Object.entries(entries).map(async ([name, work]) => [name, await attempt(work)] as const)).then((tried) =>
    Object.fromEntries(tried),
  );
}

const NOTHING = {
  document: 'refused',
  storage: 'refused',
  address: 'refused',
  page: 'refused',
  opaque: 'refused',
  socket: 'refused',
  opens: 'refused',
  node: 'undefined',
  process: 'undefined',
  bridge: [],
  cookies: '',
  secrets: false,
};

function guestFrames(ide: Ide): Frame[] {
  return ide.page.frames().filter((frame) => frame !== ide.page.mainFrame() && /device\.html|page\.html/.test(frame.url()));
}

test('code in the phone and in its pages reaches neither the IDE nor its storage, its token or Node', async ({ ide }) => {
  // What the walls answer with stands in the window's own console.
  ide.allowErrors(/./);
  await openHello(ide);
  const frames = guestFrames(ide);
  expect(frames.length).toBeGreaterThanOrEqual(2);
  const address = new URL('/', ide.page.url()).href;
  for (const frame of frames) {
    const { leaves, ...got } = await frame.evaluate(attack, address);
    expect(got, frame.url()).toEqual(NOTHING);
    expect(['refused', 'left']).toContain(leaves);
  }
  // The window is still the IDE's, whatever the frame was told.
  await expect(ide.page.getByRole('tree', { name: 'Project files' })).toBeVisible();
  expect(new URL(ide.page.url()).host).toBe(new URL(address).host);
});

test("code in the mini program's script reaches neither the IDE nor Node", async ({ ide }) => {
  ide.allowErrors(/./);
  const { simulator } = await openHello(ide);
  const folder = path.join(ide.projects, 'hello/pages/home');
  const address = new URL('/', ide.page.url()).href;
  writeFileSync(path.join(folder, 'home.wxml'), '<text class="report">{{ report }}</text>');
  writeFileSync(
    path.join(folder, 'home.js'),
    `
const attempt = async (work) => { try { return await work(); } catch { return 'refused'; } };
const socket = (url) => new Promise((resolve) => {
  const tried = new WebSocket(url);
  tried.onopen = () => resolve('open');
  tried.onerror = () => resolve('refused');
});
const global = Function.prototype.constructor;
Page({
  data: { report: '' },
  async onLoad() {
    const report = {
      code: await attempt(() => new global('return 1')()),
      fetch: await attempt(() => fetch(${JSON.stringify(address)}).then((answer) => answer.text())),
      opaque: await attempt(() => fetch(${JSON.stringify(address)}, { mode: 'no-cors' }).then(() => 'sent')),
      socket: await attempt(() => socket(${JSON.stringify(address.replace(/^\w+:/, 'ws:'))})),
      script: await attempt(() => { importScripts(${JSON.stringify(address)}); return 'loaded'; }),
      node: typeof process,
      fs: await attempt(() => { const load = require; return load('fs') && 'loaded'; }),
      parent: typeof parent,
      storage: typeof localStorage,
    };
    this.setData({ report: JSON.stringify(report) });
  },
});
`,
  );
  const report = simulator.top.locator('.report');
  await expect(report).toContainText('storage');
  expect(JSON.parse(await report.innerText())).toEqual({
    code: 'refused',
    fetch: 'refused',
    opaque: 'refused',
    socket: 'refused',
    script: 'refused',
    node: 'undefined',
    fs: 'refused',
    parent: 'undefined',
    storage: 'undefined',
  });
});

test("a second window of the simulator's origin gets nothing", async ({ ide }) => {
  ide.allowErrors(/./);
  await openHello(ide);
  const [device] = guestFrames(ide).filter((frame) => frame.url().includes('device.html'));
  const address = device?.url() as string;
  if (ide.shell === 'electron') {
    // There is one window, and neither the IDE's page nor a frame can make another of that origin.
    const before = ide.context.pages().length;
    expect(await ide.page.evaluate((url) => window.open(url) === null, address)).toBe(true);
    expect(await device?.evaluate((url) => window.open(url) === null, address)).toBe(true);
    expect(ide.context.pages()).toHaveLength(before);
    return;
  }
  // A session is shown by the IDE only: in a tab of its own nothing of it is served.
  for (const file of ['device.html', 'page.html', 'logic.js', '']) {
    const second = await ide.context.newPage();
    const statuses: number[] = [];
    second.on('response', (answer) => statuses.push(answer.status()));
    await second.goto(address.replace(/device\.html.*/, file)).catch(() => undefined);
    await expect.poll(() => statuses[0], { message: file }).toBe(403);
    await second.close();
  }
});

test('a page of another origin gets nothing from the IDE', async ({ ide }) => {
  ide.allowErrors(/./);
  await openHello(ide);
  const server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'text/html').end('<title>elsewhere</title>');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    if (ide.shell === 'electron') {
      expect(await ide.page.evaluate((url) => window.open(url) === null, elsewhere)).toBe(true);
      await expect(ide.page.getByRole('tree', { name: 'Project files' })).toBeVisible();
      expect(ide.page.url()).toMatch(/^app:/);
      return;
    }
    const other = await ide.context.newPage();
    await other.goto(elsewhere);
    const address = new URL('/', ide.page.url()).href;
    const got = await other.evaluate(async (ideAddress) => {
      const read = await fetch(ideAddress).then(
        (answer) => answer.text(),
        () => 'refused',
      );
      const socket = (url: string): Promise<string> =>
        new Promise((resolve) => {
          const tried = new WebSocket(url, ['kumquat', 'a'.repeat(43)]);
          tried.onopen = () => resolve('open');
          tried.onerror = () => resolve('refused');
        });
      const framed = document.createElement('iframe');
      framed.src = ideAddress;
      document.body.append(framed);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return { read, socket: await socket(ideAddress.replace('http', 'ws')), frames: window.frames.length };
    }, address);
    expect(got).toMatchObject({ read: 'refused', socket: 'refused' });
    const framed = other.frames().find((frame) => frame !== other.mainFrame());
    expect(await framed?.locator('#root > *').count()).toBe(0);
    await other.close();
  } finally {
    server.close();
  }
});
