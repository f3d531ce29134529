import type { Browser, BrowserContext, Page } from '@playwright/test';
import { build as bundle } from 'esbuild';
import { TmplGroup } from 'glass-easel-template-compiler';
import { root } from '../shared/browser.ts';
import { WINDOW } from './bench-phone.ts';
import { ROW_SERIES, ROW_STYLE, ROW_TEMPLATE, type RowRun } from './rows.ts';

/** The page of rows on glass-easel alone: one thread, its own DOM backend, a document of its own. */
export class AloneRows {
  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
  ) {}

  static async start(browser: Browser): Promise<AloneRows> {
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
    const context = await browser.newContext(WINDOW);
    const page = await context.newPage();
    const failures: Error[] = [];
    page.on('pageerror', (error) => failures.push(error));
    await page.setContent(`<!doctype html><style>body { margin: 0 } view { display: block } ${ROW_STYLE}</style>`);
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
