import type { ApiEntry, ApiFamily } from './apis/api-entry.ts';
import { baseFamily } from './apis/base.ts';
import { canvasFamily } from './apis/canvas.ts';
import { deviceFamily } from './apis/device.ts';
import { filesFamily } from './apis/files.ts';
import { locationFamily } from './apis/location.ts';
import { mediaFamily } from './apis/media.ts';
import { networkFamily } from './apis/network.ts';
import { openFamily } from './apis/open.ts';
import { radioFamily } from './apis/radio.ts';
import { routingFamily } from './apis/routing.ts';
import { storageFamily } from './apis/storage.ts';
import { uiFamily } from './apis/ui.ts';

/** Every API that a phone has, in the order of the documentation. `canIUse`, failures and the documentation are made from it. */
export const API_FAMILIES: readonly ApiFamily[] = [
  baseFamily,
  routingFamily,
  uiFamily,
  storageFamily,
  networkFamily,
  filesFamily,
  mediaFamily,
  canvasFamily,
  locationFamily,
  radioFamily,
  deviceFamily,
  openFamily,
];

export const API_TABLE: ReadonlyMap<string, ApiEntry> = new Map(API_FAMILIES.flatMap(({ apis }) => Object.entries(apis)));
