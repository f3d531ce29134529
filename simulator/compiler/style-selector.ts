import { BUILT_IN_TAGS } from '../protocol/built-ins.ts';

const BUILT_INS = new Set(BUILT_IN_TAGS);
const IDENTIFIER = /(?:[-\w]|[^\0-\x7f]|\\[\s\S])+/y;

/**
 * A WXSS selector for a browser: `page` is `body`, built-in tags are `wx-NAME`, `:host` is `[wx-host="..."]`, classes are
 * prefixed with `SCOPE--` where the sheet is scoped, `>>>` and `/deep/` are plain descent. The classes of `:host(.x)` are those
 * that the page gave the host, so they have no prefix.
 *
 * @param scope '' when the sheet is not scoped
 * @param host what `wx-host` is compared with
 */
export function browserSelector(selector: string, scope: string, host: string): string {
  let output = '';
  let at = 0;
  const identifier = () => {
    IDENTIFIER.lastIndex = at;
    const text = IDENTIFIER.exec(selector)?.[0] ?? '';
    at += text.length;
    return text;
  };
  while (at < selector.length) {
    const char = selector[at] ?? '';
    const literal = literalAt(selector, at);
    if (literal !== null) {
      output += literal;
      at += literal.length;
    } else if (selector.startsWith('>>>', at) || selector.startsWith('/deep/', at)) {
      output = `${output.trimEnd()} `;
      at += char === '>' ? 3 : 6;
      while (selector[at] === ' ') at++;
    } else if (char === '.') {
      at++;
      const name = identifier();
      output += scope === '' || name === '' ? `.${name}` : `.${scope}--${name}`;
    } else if (char === '#') {
      at++;
      output += `#${identifier()}`;
    } else if (char === ':') {
      const colons = selector[at + 1] === ':' ? '::' : ':';
      at += colons.length;
      const name = identifier();
      if (colons === ':' && name === 'host') {
        const condition = /^\(([^()]*)\)/.exec(selector.slice(at));
        at += condition?.[0].length ?? 0;
        output += `[wx-host="${host}"]${condition ? browserSelector(condition[1] ?? '', '', host) : ''}`;
      } else output += colons + name;
    } else {
      const name = identifier();
      output += name === '' ? char : tagName(name);
      if (name === '') at++;
    }
  }
  return output;
}

function tagName(name: string): string {
  if (name === 'page') return 'body';
  return BUILT_INS.has(name) ? `wx-${name}` : name;
}

/** An attribute selector, a quoted text or a comment, to be kept as it is. */
function literalAt(selector: string, at: number): string | null {
  const pattern =
    /\[(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|[^\]"'])*\]|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\/\*[\s\S]*?\*\//y;
  pattern.lastIndex = at;
  return pattern.exec(selector)?.[0] ?? null;
}
