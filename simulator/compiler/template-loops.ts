/**
 * The body of a loop: whether it is made for the first time, item, index, changes of the item, whether the index changed, the way to
 * the item in the data; then what it defines its content by.
 */
const LOOP_BODY = /=\(C,([a-z]\w*),([a-z]\w*),([a-z]\w*),([a-z]\w*),([a-z]\w*)(?:,[A-Z])*\)=>\{/g;

/** Before a name that is no property: `.a` is one, `...a` is not. */
const NAME = '(?<![\\w$]|[^.]\\.)';

/** The template's data `D` and its changes `U`, but for the question whether there are changes at all; other templates, which get both. */
const OTHER_DATA = new RegExp(`${NAME}(?:D\\b|U\\b(?!\\?)|I\\()`);

/**
 * Lets a `wx:for` pass over the items that have not changed. The generated code goes through every item of a list at each
 * update, because an item may show other data too. Where nothing but the item is shown, an item without changes has nothing to do;
 * its index counts only if it is shown. A loop in a loop is left alone: its items may show those of the outer one.
 *
 * @param code a template's generator expression as glass-easel-template-compiler writes it
 */
export function passUnchangedItems(code: string): string {
  let result = '';
  let done = 0;
  for (const found of code.matchAll(LOOP_BODY)) {
    const start = found.index + found[0].length;
    // Inside of the loop before.
    if (start < done) continue;
    const end = closingBrace(code, start);
    const body = code.slice(start, end);
    const [, , index, changes, moved, path] = found;
    const uses = (name: string | undefined): boolean => new RegExp(`${NAME}${name}\\b`).test(body);
    const guard = `if(!C&&!K&&${changes}===undefined${uses(index) || uses(moved) || uses(path) ? `&&!${moved}` : ''})return;`;
    result += code.slice(done, start) + (OTHER_DATA.test(body) ? '' : guard) + body;
    done = end;
  }
  return result + code.slice(done);
}

/** Where the block ends whose content begins at `start`. */
function closingBrace(code: string, start: number): number {
  const parts = /"(?:[^"\\]|\\.)*"|[{}]/gs;
  parts.lastIndex = start;
  let depth = 1;
  for (let part = parts.exec(code); part; part = parts.exec(code)) {
    if (part[0] === '{') depth += 1;
    else if (part[0] === '}' && --depth === 0) return part.index;
  }
  throw new Error('The code of this template compiler is not the one this compiler was made for.');
}
