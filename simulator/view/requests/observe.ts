import type { ViewRequest } from '../../protocol/ops.ts';
import { post } from '../channel.ts';
import { elementOf, nodeOf, stateOf } from '../elements.ts';

type ObserveRequest = Extract<ViewRequest, { kind: 'observe' }>;
type Box = { left: number; top: number; right: number; bottom: number };

const observers = new Map<number, IntersectionObserver>();

const sized = ({ left, top, right, bottom }: Box): Box & { width: number; height: number } => ({
  left,
  top,
  right,
  bottom,
  width: Math.max(0, right - left),
  height: Math.max(0, bottom - top),
});

function boxOf(id: number): Box {
  const element = id === 0 ? undefined : nodeOf(id);
  if (element instanceof Element) return element.getBoundingClientRect();
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

function grown(box: Box, margins: Record<string, number>): Box {
  const { left = 0, top = 0, right = 0, bottom = 0 } = margins;
  return { left: box.left - left, top: box.top - top, right: box.right + right, bottom: box.bottom + bottom };
}

function common(a: Box, b: Box): Box {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  return { left, top, right: Math.max(left, Math.min(a.right, b.right)), bottom: Math.max(top, Math.min(a.bottom, b.bottom)) };
}

function report(request: ObserveRequest, target: Element, time: number): void {
  const box = target.getBoundingClientRect();
  let relative: Box | undefined;
  for (const { element, margins } of request.relative) {
    const area = grown(boxOf(element), margins);
    relative = relative ? common(relative, area) : area;
  }
  relative ??= boxOf(0);
  const intersection = sized(common(box, relative));
  const area = box.width * box.height;
  post({
    kind: 'intersection',
    observer: request.id,
    entry: {
      id: target.id,
      dataset: stateOf(target)?.dataset ?? {},
      time: Math.round(performance.timeOrigin + time),
      intersectionRatio: area > 0 ? (intersection.width * intersection.height) / area : 0,
      intersectionRect: intersection,
      boundingClientRect: sized(box),
      relativeRect: sized(relative),
    },
  });
}

/** Observes how much of an element the reference areas show. An area that does not contain the element counts as it stands now. */
export function observe(request: ObserveRequest): void {
  const target = elementOf(request.element);
  const [first] = request.relative;
  const reference = first && first.element !== 0 ? nodeOf(first.element) : undefined;
  const contains = reference instanceof Element && reference !== document.body && reference.contains(target);
  const margins = { left: 0, top: 0, right: 0, bottom: 0, ...first?.margins };
  if (reference instanceof Element && !contains && reference !== document.body) {
    const box = reference.getBoundingClientRect();
    margins.left -= box.left;
    margins.top -= box.top;
    margins.right -= innerWidth - box.right;
    margins.bottom -= innerHeight - box.bottom;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) report(request, target, entry.time);
    },
    {
      root: contains ? reference : document,
      rootMargin: `${margins.top}px ${margins.right}px ${margins.bottom}px ${margins.left}px`,
      threshold: request.thresholds.length > 0 ? request.thresholds : [0],
    },
  );
  observers.set(request.id, observer);
  observer.observe(target);
}

export function unobserve(id: number): void {
  observers.get(id)?.disconnect();
  observers.delete(id);
}
