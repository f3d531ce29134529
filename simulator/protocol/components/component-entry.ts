import type { ApiEntry } from '../apis/api-entry.ts';

/** A built-in component, and how far the simulator honours it. */
export interface ComponentEntry extends ApiEntry {
  /** Attributes that have an effect; where a list is given, the values that do. */
  attributes?: Record<string, true | readonly string[]>;
  /** Events that it sends, without `bind`. */
  events?: readonly string[];
  /** Documented attributes and events without effect here, with the reason. */
  without?: Record<string, string>;
}

/** Tag names as the documentation groups them. */
export interface ComponentFamily {
  title: string;
  components: Record<string, ComponentEntry>;
}
