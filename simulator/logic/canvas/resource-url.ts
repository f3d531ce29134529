const HAS_SCHEME = /^([a-z][a-z0-9+.-]*:|\/\/)/i;

/**
 * URL of a path as programs write it: a leading slash starts at the build's folder, other paths at the folder of the page.
 *
 * @throws {TypeError} when the path is empty
 */
export function resourceUrl(path: string, baseUrl: string, pagePath: string): string {
  const text = path.trim();
  if (text === '') throw new TypeError('the path is empty');
  if (text.startsWith('//')) return `https:${text}`;
  if (HAS_SCHEME.test(text)) return text;
  const folder = pagePath.slice(0, pagePath.lastIndexOf('/') + 1);
  return new URL(text.startsWith('/') ? text.slice(1) : folder + text, baseUrl).href;
}

const CSS_URL = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]+))\s*\)/g;

/** A CSS `src` of a font, with every path as a URL. */
export function resourceUrls(css: string, baseUrl: string): string {
  return css.replace(CSS_URL, (_whole, double?: string, single?: string, bare?: string) => {
    const url = resourceUrl(double ?? single ?? bare ?? '', baseUrl, '');
    return `url("${url.replaceAll('"', '%22')}")`;
  });
}
