import { refused, supported } from '../apis/api-entry.ts';
import type { ComponentFamily } from './component-entry.ts';

export const mediaFamily: ComponentFamily = {
  title: 'Media, map and canvas',
  components: {
    image: { ...supported },
    audio: { ...refused('It needs a phone: a placeholder stands in its place.') },
    video: { ...supported },
    camera: { ...refused('It needs a phone: a placeholder stands in its place.') },
    'live-player': { ...refused('It needs a phone: a placeholder stands in its place.') },
    'live-pusher': { ...refused('It needs a phone: a placeholder stands in its place.') },
    'voip-room': { ...refused('It needs a phone: a placeholder stands in its place.') },
    'channel-live': { ...refused('It needs a phone: a placeholder stands in its place.') },
    'channel-video': { ...refused('It needs a phone: a placeholder stands in its place.') },
    canvas: {
      ...supported,
      attributes: { type: ['2d', 'webgl'], 'canvas-id': true, 'disable-scroll': true },
      events: ['touchstart', 'touchmove', 'touchend', 'touchcancel', 'longtap', 'error'],
    },
    map: { ...refused('It needs a phone: a placeholder stands in its place.') },
  },
};
