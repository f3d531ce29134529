/**
 * The body of a loop: whether it is made for the first time, item, index, changes of the item, whether the index changed, the way to
 * the item in the data; then what it defines its content by.
 */
const LOOP_BODY = /(\w+)=\(C,([a-z]\w*),([a-z]\w*),([a-z]\w*),([a-z]\w*),([a-z]\w*)(?:,[A-Z])*\)=>\{/g;

/** Before a name that is no property: `.a` is one, `...a` is not. */
const NAME = '(?<![\\w$]|[^.]\\.)';

/** The template's data `D` and its changes `U`, but for the question whether there are changes at all; other templates, which get both. */
const OTHER_DATA = new RegExp(`${NAME}(?:D\\b|U\\b(?!\\?)|I\\()`);

/** Elements that look as their attributes say at all times; others, such as an input, change what they were given. */
const STEADY = new Set(['view', 'text', 'image', 'icon', 'button', 'label', 'navigator', 'cover-view', 'cover-image', 'rich-text']);

/**
 * Lets a `wx:for` pass over the items that have not changed. The generated code goes through every item of a list at each
 * update, because an item may show other data too. Where nothing but the item is shown, an item without changes has nothing to do;
 * its index counts only if it is shown. A loop in a loop is left alone: its items may show those of the outer one.
 *
 * Such a loop tells its list which fields of an item it shows (`__kumquatLoop`, before each list), so that a list which was set as a
 * whole knows its unchanged items.
 *
 * @param code a template's generator expression as glass-easel-template-compiler writes it
 */
export function passUnchangedItems(code: string): string {
  let result = '';
  let done = 0;
  for (const found of code.matchAll(LOOP_BODY)) {
    const [head, name, item, index, changes, moved, path] = found as unknown as string[];
    const start = found.index + head!.length;
    // Inside of the loop before.
    if (start < done) continue;
    const end = closing(code, start, '{', '}');
    const body = code.slice(start, end);
    result += code.slice(done, found.index);
    done = end;
    if (OTHER_DATA.test(body)) {
      result += head + body;
      continue;
    }
    const uses = (used: string | undefined): boolean => new RegExp(`${NAME}${used}\\b`).test(body);
    const guard = `if(!C&&!K&&${changes}===undefined${uses(index) || uses(moved) || uses(path) ? `&&!${moved}` : ''})return;`;
    const shown = shownFields(body, item!);
    const generator = `${head!.slice(name!.length + 1)}${guard}${body}`;
    if (!shown) {
      result += `${name}=${generator}`;
      continue;
    }
    result += `${name}=Object.assign(${generator}},{shows:${JSON.stringify(shown)}})`;
    done += 1;
  }
  return nameFields(result + code.slice(done));
}

/**
 * The fields of the item that a loop's body shows, where the look depends on nothing but their values: not where a script
 * computes it, where an element may have changed what it was given, or where the item is used as a whole.
 */
function shownFields(body: string, item: string): string[] | undefined {
  const names = body.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '""');
  if (new RegExp(`${NAME}(?:P|R\\.p)\\(`).test(names)) return undefined;
  const isSteady = [...body.matchAll(/\bE\("([^"]*)"/g)].every(([, tag]) => STEADY.has(tag!));
  if (!isSteady && new RegExp(`${NAME}O\\(`).test(names)) return undefined;
  const fields = new RegExp(`X\\(${item}\\)\\.([\\w$]+)`, 'g');
  if (new RegExp(`${NAME}${item}\\b`).test(names.replaceAll(fields, ''))) return undefined;
  return [...new Set([...names.matchAll(fields)].map(([, field]) => field!))];
}

/** Before each list is gone through, names the fields that its body shows. Scripts of the project come before all templates. */
function nameFields(code: string): string {
  let done = code.search(/(?<=H\["(?:[^"\\]|\\.)*"\])=\(R,C,D,U\)=>\{/);
  if (done < 0) return code;
  let result = code.slice(0, done);
  const list = /(?<![\w$.])F\(/g;
  list.lastIndex = done;
  for (let found = list.exec(code); found; found = list.exec(code)) {
    const end = closing(code, list.lastIndex, '(', ')');
    const body = code.slice(code.lastIndexOf(',', end) + 1, end);
    result += `${code.slice(done, end - body.length)}(__kumquatLoop(${body}.shows),${body})`;
    done = end;
  }
  return result + code.slice(done);
}

/** Where the block or call ends whose content begins at `start`. */
function closing(code: string, start: number, opener: string, closer: string): number {
  const parts = /"(?:[^"\\]|\\.)*"|[(){}]/gs;
  parts.lastIndex = start;
  let depth = 1;
  for (let part = parts.exec(code); part; part = parts.exec(code)) {
    if (part[0] === opener) depth += 1;
    else if (part[0] === closer && --depth === 0) return part.index;
  }
  throw new Error('The code of this template compiler is not the one this compiler was made for.');
}
