import { refused, supported } from '../apis/api-entry.ts';
import type { ComponentFamily } from './component-entry.ts';

export const basicsFamily: ComponentFamily = {
  title: 'Basic content and navigation',
  components: {
    icon: { ...supported },
    text: { ...supported },
    'rich-text': { ...supported },
    progress: { ...supported },
    navigator: { ...supported },
    'functional-page-navigator': { ...refused('It needs a phone: a placeholder stands in its place.') },
  },
};
