import type { Browser, BrowserContext, Frame, Page } from '@playwright/test';
import { build as bundle } from 'esbuild';
import { TmplGroup } from 'glass-easel-template-compiler';
import { root } from '../shared/browser.ts';
import { ROW_SERIES, ROW_STYLE, ROW_TEMPLATE, type RowRun } from './rows.ts';

/** How pages look before their own style sheet: what the phone gives them. */
export interface Dress {
  css: string;
  rootStyle: string;
  theme: string;
  width: number;
  height: number;
}

/** The looks of a page of ours. */
export function dressOf(frame: Frame): Promise<Dress> {
  return frame.evaluate(() => ({
    css: document.querySelector('style[data-path="(built-in)"]')?.textContent ?? '',
    rootStyle: document.documentElement.style.cssText,
    theme: document.documentElement.dataset['theme'] ?? '',
    width: innerWidth,
    height: innerHeight,
  }));
}

/** The page of rows on glass-easel alone: one thread, its own DOM backend, a document of its own. */
export class AloneRows {
  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
  ) {}

  /** Looks and size are those of the page in our engine, so that both have the same to lay out and to paint. */
  static async start(browser: Browser, dress: Dress): Promise<AloneRows> {
    const group = new TmplGroup();
    group.addTmpl('page', ROW_TEMPLATE);
    const groups = group.getTmplGenObjectGroups();
    group.free();
    const engine = await bundle({
      stdin: { contents: "export * from 'glass-easel'", resolveDir: root },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'glassEasel',
      minify: true,
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const context = await browser.newContext({ viewport: { width: dress.width, height: dress.height }, hasTouch: true });
    const page = await context.newPage();
    const failures: Error[] = [];
    page.on('pageerror', (error) => failures.push(error));
    await page.setContent(
      `<!doctype html><html data-theme="${dress.theme}" style="${dress.rootStyle}"><style>${dress.css.replaceAll('wx-', '')}</style><style>${ROW_STYLE}</style>`,
    );
    await page.addScriptTag({ content: engine.outputFiles[0]?.text });
    await page.addScriptTag({
      content: `${ROW_SERIES}
const groups = ${groups};
const space = new glassEasel.ComponentSpace();
const definition = space.defineComponent({ template: { groupList: groups, content: groups.page }, data: { rows: [] } });
const component = glassEasel.Component.createWithContext('root', definition.general(), new glassEasel.CurrentWindowBackendContext());
const placeholder = document.body.appendChild(document.createElement('div'));
glassEasel.Element.replaceDocumentElement(component, document.body, placeholder);
const channel = new MessageChannel();
let painted;
channel.port1.onmessage = () => painted();
function setData(data, done) {
  painted = done;
  component.setData(data);
  requestAnimationFrame(() => channel.port2.postMessage(0));
}
const clock = { now: () => performance.timeOrigin + performance.now(), busy: () => 0 };
window.series = (turns) => runSeries(component, setData, clock, turns);`,
    });
    if (failures[0]) throw failures[0];
    return new AloneRows(context, page);
  }

  series(turns: number): Promise<RowRun[]> {
    return this.page.evaluate((count) => (window as unknown as { series(turns: number): Promise<RowRun[]> }).series(count), turns);
  }

  stop(): Promise<void> {
    return this.context.close();
  }
}
