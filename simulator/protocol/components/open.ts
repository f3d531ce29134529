import { simulated } from '../apis/api-entry.ts';
import type { ComponentFamily } from './component-entry.ts';

export const openFamily: ComponentFamily = {
  title: 'Open abilities',
  components: {
    'web-view': {
      ...simulated(
        'A layer over the whole page names the address and explains itself. Pages of the web are not framed, so that none can reach the project. An address that is not among the web-view domains of the mini program is an error.',
      ),
      attributes: {
        src: true,
      },
      events: ['load', 'error'],
      without: {
        message: 'No page of the web runs, so none posts a message.',
      },
    },
    'open-data': {
      ...simulated('As phones show it by now: a grey picture and a general name; everything else is empty.'),
      attributes: {
        type: ['userNickName', 'userAvatarUrl', 'userGender', 'userCity', 'userProvince', 'userCountry', 'userLanguage', 'groupName'],
        'default-text': true,
      },
      without: {
        'open-gid': 'Names of groups are no longer given away.',
        lang: 'The general name has one form.',
        'default-avatar': 'The picture is always grey.',
      },
    },
    'open-data-list': {
      ...simulated('Holds its content; the data of friends is not given away.'),
    },
    'open-data-item': {
      ...simulated('Holds its content; the data of friends is not given away.'),
    },
    'official-account': {
      ...simulated('A stand-in names what a phone shows, and load tells that it is there.'),
      events: ['load'],
      without: {
        error: 'The stand-in is always there.',
      },
    },
    'official-account-publish': {
      ...simulated('A stand-in names what a phone shows, and load tells that it is there.'),
      attributes: {
        path: true,
      },
      events: ['load'],
      without: {
        error: 'The stand-in is always there.',
      },
    },
    'store-home': {
      ...simulated('A stand-in names what a phone shows. A tap on it enters nothing and sends entererror.'),
      attributes: {
        appid: true,
      },
      events: ['entererror'],
      without: {
        entersuccess: 'There is no store to enter.',
      },
    },
    'store-product': {
      ...simulated('A stand-in names what a phone shows. A tap on it enters nothing and sends entererror.'),
      attributes: {
        appid: true,
        'product-id': true,
      },
      events: ['entererror'],
      without: {
        entersuccess: 'There is no store to enter.',
        'custom-content': 'The stand-in is drawn in any case.',
      },
    },
    'store-coupon': {
      ...simulated('A stand-in names what a phone shows. A tap on it enters nothing and sends entererror.'),
      attributes: {
        appid: true,
        'coupon-id': true,
      },
      events: ['entererror'],
      without: {
        entersuccess: 'There is no store to enter.',
      },
    },
    'store-gift': {
      ...simulated('A stand-in names what a phone shows. A tap on it enters nothing and sends entererror.'),
      attributes: {
        appid: true,
      },
      events: ['entererror'],
      without: {
        entersuccess: 'There is no store to enter.',
      },
    },
    ad: {
      ...simulated(
        'There is no advertisement for the simulator: a small stand-in is drawn, and error tells errCode 1004, unless an answer was set for it.',
      ),
      attributes: {
        'unit-id': true,
      },
      events: ['load', 'error'],
      without: {
        close: 'The stand-in cannot be closed.',
        'ad-intervals': 'No advertisement is ever loaded again.',
        'ad-type': 'The stand-in has one form.',
        'ad-theme': 'The stand-in has one form.',
      },
    },
    'ad-custom': {
      ...simulated(
        'There is no advertisement for the simulator: a small stand-in is drawn, and error tells errCode 1004, unless an answer was set for it.',
      ),
      attributes: {
        'unit-id': true,
      },
      events: ['load', 'error'],
      without: {
        close: 'The stand-in cannot be closed.',
        'ad-intervals': 'No advertisement is ever loaded again.',
      },
    },
  },
};
