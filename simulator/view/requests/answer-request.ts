import { SET_VALUE, type ViewRequest } from '../../protocol/ops.ts';
import { BuiltIn } from '../built-in.ts';
import { post } from '../channel.ts';
import { elementOf } from '../elements.ts';
import { pageScroller, scrollTo } from '../smooth-scroll.ts';
import { decodeImage } from './decode-image.ts';
import { loadFont } from './load-font.ts';
import { observe, unobserve } from './observe.ts';
import { queryFields } from './query-fields.ts';

/** A built-in whose text an input handler may replace. */
interface TextHolder {
  replaceText(value: string, edit: number, cursor?: number): void;
}

function holdsText(element: Element): element is Element & TextHolder {
  return 'replaceText' in element;
}

async function scroll(request: Extract<ViewRequest, { kind: 'scroll' }>): Promise<void> {
  const scroller = request.element === 0 ? pageScroller() : elementOf(request.element);
  let { top } = request;
  if (request.selector !== undefined) {
    const target = document.body.querySelector(request.selector);
    if (!target) throw new Error(`no element matches ${request.selector}`);
    const start = request.element === 0 ? 0 : scroller.getBoundingClientRect().top;
    top = scroller.scrollTop + target.getBoundingClientRect().top - start + (request.top ?? 0);
  }
  await scrollTo(scroller, { top, left: request.left }, request.duration ?? 0);
}

async function answerTo(request: ViewRequest): Promise<unknown> {
  switch (request.kind) {
    case 'fields':
      return request.elements.map(({ element, fields }) => queryFields(element, fields));
    case 'scroll':
      return scroll(request);
    case 'invoke': {
      const element = elementOf(request.element);
      if (!(element instanceof BuiltIn)) throw new Error(`<${element.localName}> is not a built-in component`);
      if (request.method === SET_VALUE) {
        element.setNodeValue(String(request.args[0]), request.args[1]);
        return undefined;
      }
      return element.invoke(request.method, request.args);
    }
    case 'setInput': {
      const element = elementOf(request.element);
      if (holdsText(element)) element.replaceText(request.value, request.edit, request.cursor);
      return undefined;
    }
    case 'observe':
      observe(request);
      return undefined;
    case 'unobserve':
      unobserve(request.observer);
      return undefined;
    case 'decodeImage':
      return decodeImage(request.bytes, request.type);
    case 'loadFont':
      return loadFont(request);
  }
}

/** Drawing surfaces and pictures move to the logic thread. */
function transferables({ kind }: ViewRequest, value: unknown): Transferable[] {
  if (value instanceof ImageBitmap) return [value];
  if (kind !== 'fields') return [];
  return (value as ({ node?: { canvas?: unknown } } | null)[]).flatMap((row) =>
    row?.node?.canvas instanceof OffscreenCanvas ? [row.node.canvas] : [],
  );
}

/** Answers with a ViewReply of the request's id; a failure is its `error`. */
export async function answerRequest(request: ViewRequest): Promise<void> {
  try {
    const value = await answerTo(request);
    post({ kind: 'reply', id: request.id, value }, transferables(request, value));
  } catch (error) {
    post({ kind: 'reply', id: request.id, error: error instanceof Error ? error.message : String(error) });
  }
}
