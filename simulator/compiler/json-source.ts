import { TOO_DEEP, tooDeepInJson } from './nesting.ts';

/** The first mistake of a JSON text. */
export interface JsonMistake {
  offset: number;
  message: string;
}

export type JsonResult = { value: unknown } | { mistake: JsonMistake };

/** Reads JSON (RFC 8259; a byte order mark is skipped) and knows where a mistake is, which `JSON.parse` does not always say. */
export function parseJson(text: string): JsonResult {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const deep = tooDeepInJson(text);
  if (deep !== null) return { mistake: { offset: deep, message: TOO_DEEP } };
  try {
    return { value: JSON.parse(text.slice(start)) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { mistake: new JsonChecker(text, start).mistake() ?? { offset: 0, message } };
  }
}

class Stop extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Walks a JSON text only to find out where it goes wrong. */
class JsonChecker {
  readonly #text: string;
  #at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  mistake(): JsonMistake | null {
    try {
      this.#value();
      this.#space();
      if (this.#at < this.#text.length) this.#stop('Unexpected text after the end of the JSON value');
      return null;
    } catch (error) {
      if (error instanceof Stop) return { offset: error.offset, message: error.message };
      throw error;
    }
  }

  #stop(message: string): never {
    throw new Stop(this.#at, this.#at >= this.#text.length ? 'Unexpected end of the file' : message);
  }

  #space(): void {
    while (' \t\r\n'.includes(this.#text[this.#at] ?? 'x')) this.#at++;
  }

  #value(): void {
    this.#space();
    const first = this.#text[this.#at];
    if (first === '{') this.#list('}', () => this.#member());
    else if (first === '[') this.#list(']', () => this.#value());
    else if (first === '"') this.#string();
    else this.#word();
  }

  #list(end: string, item: () => void): void {
    this.#at++;
    this.#space();
    if (this.#text[this.#at] === end) {
      this.#at++;
      return;
    }
    for (;;) {
      item();
      this.#space();
      const next = this.#text[this.#at];
      if (next === end) {
        this.#at++;
        return;
      }
      if (next !== ',') this.#stop(`Expected "," or "${end}"`);
      this.#at++;
    }
  }

  #member(): void {
    this.#space();
    if (this.#text[this.#at] !== '"') this.#stop('Expected a name in double quotes');
    this.#string();
    this.#space();
    if (this.#text[this.#at] !== ':') this.#stop('Expected ":"');
    this.#at++;
    this.#value();
  }

  #string(): void {
    const match = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
    match.lastIndex = this.#at;
    // JSON allows no control characters in a text.
    const closed = match.test(this.#text) && [...this.#text.slice(this.#at, match.lastIndex)].every((char) => char >= ' ');
    if (!closed) this.#stop('This string is not closed or holds a character that must be escaped');
    this.#at = match.lastIndex;
  }

  #word(): void {
    const match = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
    match.lastIndex = this.#at;
    if (!match.test(this.#text)) this.#stop('Expected a value');
    this.#at = match.lastIndex;
  }
}

export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of an object whose values are texts; anything else gives nothing. */
export function stringEntries(value: unknown): [string, string][] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}
