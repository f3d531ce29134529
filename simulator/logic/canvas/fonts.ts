import type { FontDescription } from '../../protocol/ops.ts';
import type { ViewContext } from '../backend/view-context.ts';
import { loadThreadFont } from './powers.ts';
import { resourceUrls } from './resource-url.ts';

export interface Font {
  family: string;
  /** A CSS `src`. */
  source: string;
  desc: FontDescription;
}

export interface FontsHost {
  baseUrl(): string;
  /** The page on top. */
  view(): ViewContext | undefined;
  views(): ViewContext[];
}

/** Fonts that the program loads: into pages, and into what it draws on canvases. */
export class Fonts {
  readonly #everywhere: Font[] = [];

  constructor(private readonly host: FontsHost) {}

  /** `scopes` are `webview` (pages) and `native` (canvases). @throws {Error} when the font cannot be loaded */
  async load(font: Font, scopes: readonly string[], everywhere: boolean): Promise<void> {
    const resolved = { ...font, source: resourceUrls(font.source, this.host.baseUrl()) };
    const work: Promise<unknown>[] = [];
    if (scopes.includes('webview')) {
      const top = this.host.view();
      const views = everywhere ? this.host.views() : top ? [top] : [];
      work.push(...views.map((view) => loadInto(view, resolved)));
    }
    if (scopes.includes('native')) {
      const { style = 'normal', weight = 'normal' } = font.desc;
      work.push(loadThreadFont(resolved.family, resolved.source, { style, weight }));
    }
    await Promise.all(work);
    if (everywhere && scopes.includes('webview')) this.#everywhere.push(resolved);
  }

  /** Gives a page that opens the fonts of the whole program. */
  serve(view: ViewContext): void {
    for (const font of this.#everywhere) loadInto(view, font).catch(() => undefined);
  }
}

function loadInto(view: ViewContext, font: Font): Promise<void> {
  return new Promise((resolve, reject) => {
    view.request({ kind: 'loadFont', ...font }, (_value, error) => {
      if (error === undefined) resolve();
      else reject(new Error(error));
    });
  });
}
