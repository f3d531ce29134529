import type { FieldQuery } from '../../protocol/ops.ts';
import { BuiltIn, kebab } from '../built-in.ts';
import { nodeOf, stateOf } from '../elements.ts';
import { propertiesOf } from '../plain-built-in.ts';
import { pageScroller } from '../smooth-scroll.ts';

function scrollOffset(element: Element): Record<string, number> {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

function viewport(fields: FieldQuery): Record<string, unknown> {
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: innerWidth, bottom: innerHeight }),
    ...(fields.size && { width: innerWidth, height: innerHeight }),
    ...(fields.scrollOffset && scrollOffset(pageScroller())),
  };
}

/** What a SelectorQuery asks of one element; null when it is gone. Element 0 is the viewport. */
export function queryFields(id: number, fields: FieldQuery): Record<string, unknown> | null {
  if (id === 0) return viewport(fields);
  const element = nodeOf(id);
  if (!(element instanceof Element)) return null;
  const answer: Record<string, unknown> = {};
  if (fields.id) answer['id'] = element.id;
  if (fields.dataset) answer['dataset'] = stateOf(element)?.dataset ?? {};
  if (fields.mark) answer['mark'] = {};
  if (fields.rect || fields.size) {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    if (fields.rect) Object.assign(answer, { left, top, right, bottom });
    if (fields.size) Object.assign(answer, { width, height });
  }
  if (fields.scrollOffset) Object.assign(answer, scrollOffset(element === document.body ? pageScroller() : element));
  for (const name of fields.properties ?? []) {
    if (element instanceof BuiltIn) answer[name] = element.readProperty(kebab(name));
    else if (propertiesOf(element)) answer[name] = propertiesOf(element)?.get(kebab(name));
  }
  if (fields.computedStyle) {
    const style = getComputedStyle(element);
    for (const name of fields.computedStyle) answer[name] = style.getPropertyValue(kebab(name));
  }
  if (propertiesOf(element)) {
    // Asking for its node is what makes a canvas hand its surface over.
    if (fields.node) answer['node'] = element instanceof BuiltIn ? element.nodeValues() : {};
    if (fields.context) answer['context'] = {};
  }
  return answer;
}
