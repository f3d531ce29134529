import { supported } from '../apis/api-entry.ts';
import type { ComponentEntry } from './component-entry.ts';

const NEWER = 'It belongs to the newer renderer of phones; the simulator shows the swiper of the older one.';

export const swiperComponents: Record<string, ComponentEntry> = {
  swiper: {
    ...supported,
    attributes: {
      'indicator-dots': true,
      'indicator-color': true,
      'indicator-active-color': true,
      autoplay: true,
      current: true,
      'current-item-id': true,
      interval: true,
      duration: true,
      circular: true,
      vertical: true,
      'previous-margin': true,
      'next-margin': true,
      'snap-to-edge': true,
      'display-multiple-items': true,
      'skip-hidden-item-layout': true,
      'easing-function': ['default', 'linear', 'easeInCubic', 'easeOutCubic', 'easeInOutCubic'],
      'disable-touch': true,
    },
    events: ['change', 'transition', 'animationfinish'],
    without: {
      'layout-type': NEWER,
      'transformer-type': NEWER,
      'indicator-type': NEWER,
      'indicator-margin': NEWER,
      'indicator-spacing': NEWER,
      'indicator-radius': NEWER,
      'indicator-width': NEWER,
      'indicator-height': NEWER,
      'indicator-alignment': NEWER,
      'indicator-offset': NEWER,
      'cache-extent': NEWER,
      'scroll-with-animation': NEWER,
      'worklet:onscrollstart': NEWER,
      'worklet:onscrollupdate': NEWER,
      'worklet:onscrollend': NEWER,
    },
  },
  'swiper-item': {
    ...supported,
    attributes: { 'item-id': true },
    without: { 'skip-hidden-item-layout': 'Set it on the swiper: it holds for all of its items.' },
  },
};
