import { tokenizer } from 'acorn';

/** Brackets in each other: more than anybody writes, and less than the stack of a phone's engine takes. */
export const MAX_NESTING = 500;

const OPENING = new Set([...'([{'].map((bracket) => bracket.charCodeAt(0)));
const CLOSING = new Set([...')]}'].map((bracket) => bracket.charCodeAt(0)));

/** Whether a text may have brackets deeper in each other than that: those in texts and comments count here as well. */
function looksDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (OPENING.has(code)) depth += 1;
    else if (depth > 0 && CLOSING.has(code)) depth -= 1;
    if (depth > MAX_NESTING) return true;
  }
  return false;
}

/** Offset of the bracket in a script that stands too deep; null when none does. What is no script is told by others. */
export function tooDeepInScript(code: string): number | null {
  if (!looksDeep(code)) return null;
  let depth = 0;
  try {
    for (const token of tokenizer(code, { ecmaVersion: 'latest', sourceType: 'script' })) {
      const { label } = token.type;
      if (label === '(' || label === '[' || label === '{' || label === '${') depth += 1;
      else if (label === ')' || label === ']' || label === '}') depth -= 1;
      if (depth > MAX_NESTING) return token.start;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return null;
}

/** The same of a JSON text. */
export function tooDeepInJson(text: string): number | null {
  if (!looksDeep(text)) return null;
  let depth = 0;
  for (const { 0: part, index } of text.matchAll(/"(?:[^"\\]|\\[\s\S])*"|[[{]|[\]}]/g)) {
    if (part === '[' || part === '{') depth += 1;
    else if (part === ']' || part === '}') depth -= 1;
    if (depth > MAX_NESTING) return index;
  }
  return null;
}

/** What is said of a text that is nested too deep. */
export const TOO_DEEP = `Brackets are nested more than ${MAX_NESTING} levels deep here, which no phone reads.`;
