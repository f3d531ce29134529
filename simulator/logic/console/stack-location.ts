import type { CodeLocation } from '../../protocol/device.ts';

const FRAME = /(?:\(|@|\s|^)((?:[a-z][a-z0-9+.-]*:\/\/|\/)[^\s()]+?):(\d+):(\d+)\)?\s*$/i;

/** Characters at a stack's end that hold its frames: the message before them may be of any length. */
const FRAMES = 20_000;

/** Where in the mini program's own scripts a stack begins: its first frame in a file below `baseUrl`. */
export function stackLocation(stack: string | undefined, baseUrl: string): CodeLocation | undefined {
  if (!stack || !baseUrl) return undefined;
  for (const line of stack.slice(-FRAMES).split('\n')) {
    const match = FRAME.exec(line);
    if (!match) continue;
    const [, file = '', row = '0', column = '0'] = match;
    if (file.startsWith(baseUrl)) return { file, line: Number(row), column: Number(column) };
  }
  return undefined;
}
