import { COMPONENT_TABLE } from './component-table.ts';

/**
 * Tag names of the built-in components. In style sheets and in the view's document each is the element `wx-NAME`.
 * `block`, `slot`, `template`, `import`, `include` and `wxs` belong to the template language and are not elements.
 */
export const BUILT_IN_TAGS: readonly string[] = [...COMPONENT_TABLE.keys()];
