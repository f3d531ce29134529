import { basicsFamily } from './components/basics.ts';
import type { ComponentEntry, ComponentFamily } from './components/component-entry.ts';
import { containersFamily } from './components/containers.ts';
import { formsFamily } from './components/forms.ts';
import { mediaFamily } from './components/media.ts';
import { openFamily } from './components/open.ts';

/** Every built-in component that a phone has, in the order of the documentation. */
export const COMPONENT_FAMILIES: readonly ComponentFamily[] = [containersFamily, basicsFamily, formsFamily, mediaFamily, openFamily];

export const COMPONENT_TABLE: ReadonlyMap<string, ComponentEntry> = new Map(
  COMPONENT_FAMILIES.flatMap(({ components }) => Object.entries(components)),
);
