import { simulated, supported } from '../apis/api-entry.ts';
import type { ComponentFamily } from './component-entry.ts';
import { gestureComponents } from './gestures.ts';
import { listComponents } from './lists.ts';
import { scrollViewComponent } from './scroll-view.ts';
import { swiperComponents } from './swiper.ts';

/** Attributes of everything that shows a touch. */
const HOVER = { 'hover-class': true, 'hover-stop-propagation': true, 'hover-start-time': true, 'hover-stay-time': true } as const;

const TRANSITION = 'The page opens with the usual animation, without a transition of its own.';

export const containersFamily: ComponentFamily = {
  title: 'View containers',
  components: {
    view: { ...supported, attributes: HOVER },
    'scroll-view': { ...supported },
    swiper: { ...supported },
    'swiper-item': { ...supported },
    'movable-area': { ...supported, attributes: { 'scale-area': true } },
    'movable-view': { ...supported },
    'cover-view': { ...supported, attributes: { 'scroll-top': true, 'marker-id': true } },
    'match-media': { ...supported },
    'page-container': { ...supported },
    'root-portal': { ...supported, attributes: { enable: true } },
    'share-element': { ...supported },
    'sticky-header': { ...supported },
    'sticky-section': { ...supported },
    'list-view': { ...supported },
    'list-builder': { ...supported },
    'grid-view': { ...supported },
    'grid-builder': { ...supported },
    'nested-scroll-header': { ...supported },
    'nested-scroll-body': { ...supported },
    'draggable-sheet': { ...supported },
    refresher: { ...supported },
    snapshot: { ...supported },
    'open-container': { ...supported },
    'cover-image': { ...supported },
    'custom-wrapper': { ...supported },
    selection: {
      ...supported,
      without: {
        'disable-context-menu': 'A press selects as in a browser: no menu of a phone comes up.',
        selectionchange: 'The browser selects, and the page is not told what.',
      },
    },
    span: { ...supported },
    ...gestureComponents,
    'page-meta': {
      ...supported,
      attributes: {
        'background-text-style': ['dark', 'light'],
        'background-color': true,
        'background-color-top': true,
        'background-color-bottom': true,
        'root-background-color': true,
        'root-font-size': true,
        'page-style': true,
        'page-font-size': true,
        'scroll-top': true,
        'scroll-duration': true,
      },
      events: ['resize', 'scroll', 'scrolldone'],
      without: { 'page-orientation': 'The window of the simulator keeps its shape: the device is chosen in its bar.' },
    },
    'navigation-bar': {
      ...supported,
      attributes: { title: true, loading: true, 'front-color': ['#ffffff', '#000000'], 'background-color': true },
      without: {
        'color-animation-duration': 'The bar takes a new colour at once.',
        'color-animation-timing-func': 'The bar takes a new colour at once.',
      },
    },
  },
};
