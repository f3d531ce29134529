import type { Feature } from '../feature.ts';

/** Every feature of the IDE; a new one adds its import and its name here. */
export const features: readonly Feature[] = [];
