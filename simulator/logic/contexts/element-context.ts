import type { ViewContext } from '../backend/view-context.ts';
import { type ApiOptions, asyncApi, isRecord, plainOptions } from '../wx/async-api.ts';
import type { WxContext } from '../wx/wx-context.ts';

/** Keeps a file as a temporary one; answers its path. */
type KeepTemporary = (bytes: ArrayBuffer, extension: string) => string;

/** An element of a page. */
export interface ElementPlace {
  view: ViewContext;
  element: number;
}

export interface ElementContextHost extends Pick<WxContext, 'guard'> {
  keepTemporary: KeepTemporary;
}

/** A file that the page made, on its way to a temporary path. */
interface MadeFile {
  bytes: ArrayBuffer;
  extension: string;
}

const isMadeFile = (value: unknown): value is MadeFile => isRecord(value) && value['bytes'] instanceof ArrayBuffer && 'extension' in value;

/** Calls a method of a built-in component. @throws {Error} with its reason, or when it is gone */
export function callElement(place: ElementPlace | undefined, method: string, args: unknown[]): Promise<unknown> {
  if (!place || place.element === 0) return Promise.reject(new Error('the component is not on the page'));
  const { view, element } = place;
  return new Promise((resolve, reject) => {
    view.request({ kind: 'invoke', element, method, args }, (value, error) => {
      if (error === undefined) resolve(value);
      else reject(new Error(error));
    });
  });
}

/** Files in an answer become temporary paths. */
function keepFiles(value: unknown, keep: KeepTemporary): unknown {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, isMadeFile(item) ? keep(item.bytes, item.extension) : item]),
  );
}

/**
 * An object of the platform by which the app calls methods of a component: `play()`, `seek(10)`, `getScale({ success })`. Each
 * method is carried out in the page and answers by the callbacks of its options, or by a promise. `find` looks the component up
 * anew at each call, because the app may ask for the object before the component is there.
 */
export function elementContext(
  methods: readonly string[],
  find: () => ElementPlace | undefined,
  host: ElementContextHost,
): Record<string, unknown> {
  const context: Record<string, unknown> = {};
  for (const name of methods) {
    context[name] = (first?: unknown) => {
      const options: ApiOptions = isRecord(first) && !Array.isArray(first) ? first : {};
      const args = isRecord(first) && !Array.isArray(first) ? [plainOptions(first)] : first === undefined ? [] : [first];
      const api = asyncApi(host, name, async () => keepFiles(await callElement(find(), name, args), host.keepTemporary));
      const result = api(options);
      // Most callers do not wait: a refusal is theirs to look for.
      result?.catch(() => {});
      return result;
    };
  }
  return context;
}
