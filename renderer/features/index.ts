import type { Feature } from '../feature.ts';
import { account } from './account/index.ts';
import { compileModes } from './compile-modes/index.ts';
import { consoleFeature } from './console/index.ts';
import { details } from './details/index.tsx';
import { deviceTools } from './device-tools/index.ts';
import { editor } from './editor/index.ts';
import { explorer } from './explorer/index.ts';
import { notifications } from './notifications/index.ts';
import { preview } from './preview/index.tsx';
import { problems } from './problems/index.ts';
import { settings } from './settings/index.tsx';
import { simulator } from './simulator/index.ts';
import { start } from './start/index.ts';
import { status } from './status/index.tsx';
import { upload } from './upload/index.tsx';
import { versions } from './versions/index.ts';
import { view } from './view/index.tsx';

/** Every feature of the IDE; a new one adds its import and its name here. */
export const features: readonly Feature[] = [
  start,
  details,
  deviceTools,
  compileModes,
  simulator,
  explorer,
  editor,
  consoleFeature,
  problems,
  preview,
  upload,
  versions,
  view,
  settings,
  account,
  notifications,
  status,
];
