import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Frame, Page } from '@playwright/test';
import { startHeadlessServer } from '../../main/cli/headless/headless-server.ts';
import type { HeadlessWindow } from '../../main/cli/headless/headless-window.ts';
import { headlessFiles } from '../../main/cli/headless-files.ts';
import { ProjectCompiler } from '../../simulator/compiler/project-compiler.ts';
import type { DeviceToEmbedder } from '../../simulator/protocol/device.ts';
import { DEVICES } from '../../simulator/protocol/devices.ts';
import { root } from '../shared/browser.ts';
import { LOGIC_RECORDER, recordView } from './recorders.ts';

const WINDOW = { viewport: { width: 390, height: 844 }, hasTouch: true };

async function compile(files: Record<string, string>): ReturnType<ProjectCompiler['build']> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kumquat-bench-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const compiler = new ProjectCompiler({ folder, mode: 'production', npmFolders: [] });
    const build = await compiler.build();
    await compiler.dispose();
    return build;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs in the embedder: waits for a line of the app's that begins with `name`, or else for the first frame with content, and
 * answers the rest of the line. An error of the app is thrown. What is measured is not asked meanwhile.
 */
async function heard(name: string | null): Promise<string> {
  const { kumquatHeadless } = window as unknown as HeadlessWindow;
  const answerIn = (message: DeviceToEmbedder): string | undefined => {
    if (message.kind === 'appError') throw new Error(message.message);
    if (name === null) return message.kind === 'firstRender' ? '' : undefined;
    const [first] = message.kind === 'console' ? message.entry.args : [];
    return first?.type === 'string' && first.value.startsWith(`${name} `) ? first.value.slice(name.length + 1) : undefined;
  };
  for (;;) {
    for (const message of kumquatHeadless.take()) {
      const answer = answerIn(message);
      if (answer !== undefined) return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A mini program of generated files on the whole simulator as it was built: embedder, device, logic thread and pages. */
export class BenchPhone {
  private constructor(
    readonly page: Page,
    private readonly end: () => Promise<void>,
  ) {}

  /** `still` takes animations away, those of opening and closing pages as well. */
  static async start(browser: Browser, files: Record<string, string>, still = false): Promise<BenchPhone> {
    const build = await compile(files);
    const { config } = build;
    if (!build.ok || !config) throw new Error(`the mini program does not compile: ${JSON.stringify(build.diagnostics)}`);
    const served = headlessFiles(build, root);
    const server = await startHeadlessServer(root, async (target) => {
      const file = await served(target);
      return file && target === '/simulator/logic.js' ? { ...file, body: LOGIC_RECORDER + String(file.body) } : file;
    });
    const context = await browser.newContext(WINDOW);
    const page = await context.newPage();
    await page.exposeFunction('kumquatHostCall', () => ({ error: { errMsg: 'fail' } }));
    await page.addInitScript(recordView);
    await page.goto(`${server.embedder}/`);
    await page.waitForFunction(() => 'kumquatHeadless' in window);
    const message = {
      kind: 'start' as const,
      baseUrl: '/build/',
      config,
      device: DEVICES[0]!,
      launch: { path: config.entryPagePath, query: {}, scene: 1001 },
      theme: 'light' as const,
      language: 'en',
      storage: {},
      envVersion: 'develop' as const,
      chrome: true,
      still,
    };
    await page.evaluate(([url, start]) => (window as unknown as HeadlessWindow).kumquatHeadless.start(url, start), [
      `${server.guest}/simulator/device.html`,
      message,
    ] as const);
    const phone = new BenchPhone(page, async () => {
      await context.close();
      await server.close();
    });
    await page.evaluate(heard, null);
    return phone;
  }

  /** Opens a page in place of all that are open. */
  async open(target: string, query: Record<string, string>): Promise<void> {
    await this.page.evaluate(([name, given]) => (window as unknown as HeadlessWindow).kumquatHeadless.open(name, given), [
      target,
      query,
    ] as const);
  }

  /** What the app prints as `NAME {...}` with console.log. */
  async said<T>(name: string): Promise<T> {
    return JSON.parse(await this.page.evaluate(heard, name)) as T;
  }

  get device(): Frame {
    const found = this.page.frames().find((frame) => frame.url().includes('/simulator/device.html'));
    if (!found) throw new Error('the phone has no device document');
    return found;
  }

  /** The document of the page on top. */
  async top(): Promise<Frame> {
    await this.device.waitForSelector('.page.visible .page-frame');
    for (;;) {
      // While a page slides in, the one below is still visible.
      const handle = await this.device.evaluateHandle(() => {
        const height = (layer: HTMLElement): number => Number(layer.style.zIndex);
        const layers = [...document.querySelectorAll<HTMLElement>('.page.visible')].sort((a, b) => height(a) - height(b));
        return layers.at(-1)?.querySelector('.page-frame') ?? null;
      });
      const frame = await handle.asElement()?.contentFrame();
      if (frame) return frame;
      // A page that is going away as it is asked for; the one below is next.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until a spare frame is ready for the next page, and what was closed is gone. */
  async rested(): Promise<void> {
    await this.device.waitForFunction(() => {
      const layers = [...document.querySelectorAll('.page')];
      const [spare, ...others] = layers.filter((layer) => !layer.classList.contains('visible'));
      const page = spare?.querySelector<HTMLIFrameElement>('.page-frame')?.contentDocument;
      return layers.length === 2 && others.length === 0 && page?.querySelector('style[data-path="app"]');
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }

  /** Taps an element of the page on top where it stands, seen or not. */
  async tap(selector: string): Promise<void> {
    await (await this.top()).evaluate((wanted) => {
      const target = document.querySelector(wanted);
      if (!target) throw new Error(`there is no ${wanted} to tap`);
      const point = new Touch({ identifier: 1, target, clientX: 1, clientY: 1 });
      const touch = (type: string, touches: Touch[]): TouchEvent =>
        new TouchEvent(type, { bubbles: true, cancelable: true, composed: true, touches, changedTouches: [point] });
      target.dispatchEvent(touch('touchstart', [point]));
      target.dispatchEvent(touch('touchend', []));
    }, selector);
  }

  stop(): Promise<void> {
    return this.end();
  }
}
