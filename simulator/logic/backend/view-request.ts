import type { ViewRequest } from '../../protocol/ops.ts';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A request to the view before the page has numbered it. */
export type NewViewRequest = DistributiveOmit<ViewRequest, 'id'>;
