import { simulated, supported } from '../apis/api-entry.ts';
import type { ComponentEntry } from './component-entry.ts';

const GRID = {
  type: ['aligned', 'masonry'],
  'cross-axis-count': true,
  'max-cross-axis-extent': true,
  'main-axis-gap': true,
  'cross-axis-gap': true,
  padding: true,
} as const;
const ALL_BUILT = 'All items are built at once, not only those that are seen.';
const BUILDER = {
  ...simulated(`The child is repeated for the list. ${ALL_BUILT}`),
  events: ['itembuild', 'itemdispose'],
} as const;

/** Parts of lists, which phones have in the newer renderer only. */
export const listComponents: Record<string, ComponentEntry> = {
  'sticky-header': { ...supported, attributes: { 'offset-top': true, padding: true }, events: ['stickontopchange'] },
  'sticky-section': { ...supported, attributes: { 'push-pinned-header': true, padding: true } },
  'list-view': { ...supported, attributes: { padding: true } },
  'list-builder': {
    ...BUILDER,
    attributes: { list: true, 'child-count': true, padding: true },
    without: { type: ALL_BUILT, 'child-height': 'Every row is as high as its content.' },
  },
  'grid-view': { ...supported, attributes: GRID },
  'grid-builder': { ...BUILDER, attributes: { list: true, 'child-count': true, ...GRID } },
  'nested-scroll-header': { ...supported },
  'nested-scroll-body': { ...supported },
  'draggable-sheet': {
    ...supported,
    attributes: {
      'initial-child-size': true,
      'min-child-size': true,
      'max-child-size': true,
      snap: true,
      'snap-sizes': true,
      'worklet:onsizeupdate': true,
    },
  },
  refresher: {
    ...supported,
    note: 'The scroll-view around it says when it is pulled and how far.',
  },
};
