import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { BenchPhone } from './bench-phone.ts';
import { OPENED_PAGE } from './open-page-project.ts';

interface Source {
  base: string;
  styles: string[];
  rootStyle: string;
  theme: string;
  body: string;
  elements: number;
  width: number;
  height: number;
}

/** The document of an opened page as an HTML string, in a document of its own whose look without it is that of a spare frame. */
export class LaidOut {
  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly html: string,
    readonly elements: number,
  ) {}

  static async start(browser: Browser, phone: BenchPhone): Promise<LaidOut> {
    await phone.open(OPENED_PAGE, { stay: '1' });
    await phone.said('opened');
    const source = await (await phone.top()).evaluate((): Source => {
      const sheets = [...document.querySelectorAll<HTMLStyleElement>('style[data-path]')];
      const [base = '', ...styles] = sheets.map((sheet) => sheet.textContent ?? '');
      const { dataset, style } = document.documentElement;
      return {
        base,
        styles,
        rootStyle: style.cssText,
        theme: dataset['theme'] ?? '',
        body: document.body.innerHTML,
        elements: document.body.getElementsByTagName('*').length,
        width: innerWidth,
        height: innerHeight,
      };
    });
    await phone.open('pages/home/home', {});
    await phone.said('back');
    const context = await browser.newContext({ viewport: { width: source.width, height: source.height }, hasTouch: true });
    const page = await context.newPage();
    await page.setContent(
      `<!doctype html><html data-theme="${source.theme}" style="${source.rootStyle}"><style>${source.base}</style><body>`,
    );
    const html = source.styles.map((css) => `<style>${css}</style>`).join('') + source.body;
    return new LaidOut(context, page, html, source.elements);
  }

  /** Milliseconds from the string to the painted frame. */
  async once(): Promise<number> {
    const took = await this.page.evaluate(
      (html) =>
        new Promise<number>((painted) => {
          const channel = new MessageChannel();
          const start = performance.now();
          channel.port1.onmessage = () => painted(performance.now() - start);
          document.body.innerHTML = html;
          requestAnimationFrame(() => channel.port2.postMessage(null));
        }),
      this.html,
    );
    await this.page.evaluate(() => {
      document.body.innerHTML = '';
      return new Promise((resolve) => setTimeout(resolve, 100));
    });
    return took;
  }

  stop(): Promise<void> {
    return this.context.close();
  }
}
