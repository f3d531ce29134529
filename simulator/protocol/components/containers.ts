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
    'scroll-view': scrollViewComponent,
    ...swiperComponents,
    'movable-area': { ...supported, attributes: { 'scale-area': true } },
    'movable-view': {
      ...supported,
      attributes: {
        direction: ['all', 'vertical', 'horizontal', 'none'],
        inertia: true,
        'out-of-bounds': true,
        x: true,
        y: true,
        damping: true,
        friction: true,
        disabled: true,
        scale: true,
        'scale-min': true,
        'scale-max': true,
        'scale-value': true,
        animation: true,
      },
      events: ['change', 'scale', 'htouchmove', 'vtouchmove'],
    },
    'cover-view': { ...supported },
    'cover-image': { ...supported },
    'match-media': {
      ...supported,
      attributes: {
        'min-width': true,
        'max-width': true,
        width: true,
        'min-height': true,
        'max-height': true,
        height: true,
        orientation: ['portrait', 'landscape'],
      },
    },
    'page-container': {
      ...supported,
      attributes: {
        show: true,
        duration: true,
        'z-index': true,
        overlay: true,
        position: ['top', 'bottom', 'right', 'center'],
        round: true,
        'close-on-slide-down': true,
        'overlay-style': true,
        'custom-style': true,
      },
      events: ['beforeenter', 'enter', 'afterenter', 'beforeleave', 'leave', 'afterleave', 'clickoverlay'],
    },
    'root-portal': { ...supported, attributes: { enable: true } },
    'share-element': {
      ...simulated(`It is laid out as a view. ${TRANSITION}`),
      without: {
        mapkey: TRANSITION,
        key: TRANSITION,
        transform: TRANSITION,
        duration: TRANSITION,
        'easing-function': TRANSITION,
        'transition-on-gesture': TRANSITION,
        'shuttle-on-push': TRANSITION,
        'shuttle-on-pop': TRANSITION,
        'rect-tween-type': TRANSITION,
        'worklet:onframe': TRANSITION,
      },
    },
    ...listComponents,
    snapshot: {
      ...simulated(
        'takeSnapshot draws what the browser shows, without background pictures; the path of a file is an address that the images of the page show.',
      ),
      without: { mode: 'The browser draws a snapshot from what it shows now.' },
    },
    'open-container': {
      ...simulated(`It looks as its closed- attributes say. ${TRANSITION}`),
      attributes: { 'closed-color': true, 'closed-elevation': true, 'closed-border-radius': true },
      without: {
        'middle-color': TRANSITION,
        'open-color': TRANSITION,
        'open-elevation': TRANSITION,
        'open-border-radius': TRANSITION,
        'transition-type': TRANSITION,
        'transition-duration': TRANSITION,
      },
    },
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
