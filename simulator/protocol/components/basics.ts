import { refused, supported } from '../apis/api-entry.ts';
import type { ComponentFamily } from './component-entry.ts';

export const basicsFamily: ComponentFamily = {
  title: 'Basic content and navigation',
  components: {
    icon: {
      ...supported,
      attributes: {
        type: ['success', 'success_no_circle', 'info', 'warn', 'waiting', 'cancel', 'download', 'search', 'clear'],
        size: true,
        color: true,
      },
    },
    text: {
      ...supported,
      attributes: {
        selectable: true,
        'user-select': true,
        space: ['ensp', 'emsp', 'nbsp'],
        decode: true,
        overflow: ['clip', 'fade', 'ellipsis', 'visible'],
        'max-lines': true,
      },
    },
    'rich-text': {
      ...supported,
      attributes: { nodes: true, space: ['ensp', 'emsp', 'nbsp'], 'user-select': true },
      without: { mode: 'The browser lays the nodes out, as mode web does.' },
    },
    progress: {
      ...supported,
      attributes: {
        percent: true,
        'show-info': true,
        'border-radius': true,
        'font-size': true,
        'stroke-width': true,
        color: true,
        'active-color': true,
        'background-color': true,
        active: true,
        'active-mode': ['backwards', 'forwards'],
        duration: true,
      },
      events: ['activeend'],
    },
    navigator: {
      ...supported,
      attributes: {
        target: ['self', 'miniProgram'],
        url: true,
        'open-type': ['navigate', 'redirect', 'switchTab', 'reLaunch', 'navigateBack', 'exit'],
        delta: true,
        'app-id': true,
        path: true,
        'extra-data': true,
        version: ['develop', 'trial', 'release'],
        'short-link': true,
        'hover-class': true,
        'hover-stop-propagation': true,
        'hover-start-time': true,
        'hover-stay-time': true,
      },
      events: ['success', 'fail', 'complete'],
    },
    'functional-page-navigator': { ...refused('It needs a phone: a placeholder stands in its place.') },
  },
};
