import type { ShownFile } from '../protocol/ops.ts';

/** Where files of the project are: paths with a leading slash start at the build's folder, others at the page's folder. */
let base = 'about:blank';
let pageFolder = '';
/** Addresses of files of this run by their `wxfile://` paths; '' for those that are gone. */
const fileUrls = new Map<string, string>();
const FILE_SCHEME = 'wxfile://';

export function setAssetBase(baseUrl: string): void {
  base = new URL(baseUrl, location.href).href;
}

/** `pages/home/home` makes `a.png` mean `pages/home/a.png`. */
export function setPagePath(path: string): void {
  pageFolder = path.slice(0, path.lastIndexOf('/') + 1);
}

export function setFileUrls(files: readonly ShownFile[]): void {
  for (const [path, url] of files) fileUrls.set(path, url ?? '');
}

/** What this run did not make, the host may have kept from a run before. */
function fileUrl(path: string): string {
  const known = fileUrls.get(path);
  if (known !== undefined) return known;
  const kept = path.slice(FILE_SCHEME.length).split('/').map(encodeURIComponent).join('/');
  return new URL(`/files/${kept}`, base).href;
}

const HAS_SCHEME = /^([a-z][a-z0-9+.-]*:|\/\/)/i;

/** Absolute URL of a path as templates and scripts write it; URLs stay as they are, `javascript:` ones become empty. */
export function assetUrl(path: string): string {
  const text = path.trim();
  if (text === '' || /^javascript:/i.test(text)) return '';
  if (text.startsWith(FILE_SCHEME)) return fileUrl(text);
  if (HAS_SCHEME.test(text)) return text;
  try {
    return new URL(text.startsWith('/') ? text.slice(1) : pageFolder + text, base).href;
  } catch {
    return text;
  }
}

const CSS_URL = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]+))\s*\)/g;

/** Makes every `url(...)` absolute. In a style sheet relative ones start at the build's folder. */
export function resolveCssUrls(css: string, from: 'sheet' | 'inline'): string {
  if (!css.includes('url(')) return css;
  return css.replace(CSS_URL, (whole, double?: string, single?: string, bare?: string) => {
    const path = double ?? single ?? bare ?? '';
    if (path === '' || (HAS_SCHEME.test(path) && !path.startsWith(FILE_SCHEME)) || path.startsWith('#')) return whole;
    const url = assetUrl(from === 'sheet' && !path.startsWith('/') ? `/${path}` : path);
    return `url("${url.replaceAll('"', '%22')}")`;
  });
}
