import { refused, supported } from '../apis/api-entry.ts';
import type { ComponentFamily } from './component-entry.ts';

export const openFamily: ComponentFamily = {
  title: 'Open abilities',
  components: {
    'web-view': { ...refused('It needs a phone: a placeholder stands in its place.') },
    'open-data': { ...supported },
    'open-data-list': { ...supported },
    'open-data-item': { ...supported },
    'official-account': { ...refused('It needs a phone: a placeholder stands in its place.') },
    'official-account-publish': { ...refused('It needs a phone: a placeholder stands in its place.') },
    'store-home': { ...refused('It needs a phone: a placeholder stands in its place.') },
    'store-product': { ...refused('It needs a phone: a placeholder stands in its place.') },
    'store-coupon': { ...refused('It needs a phone: a placeholder stands in its place.') },
    'store-gift': { ...refused('It needs a phone: a placeholder stands in its place.') },
    ad: { ...refused('It needs a phone: a placeholder stands in its place.') },
    'ad-custom': { ...refused('It needs a phone: a placeholder stands in its place.') },
  },
};
