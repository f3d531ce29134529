/**
 * What stands in for a person or a server where an API or a button of `open-type` needs one. Kept by API name, or by the name
 * of a permission such as `scope.userLocation`, where success grants it and anything else refuses it.
 */
export type SimulationAnswer =
  /** `result` are the fields that `success` receives; without it those that the simulator suggests. */
  | { outcome: 'success'; result?: unknown }
  /** As when a person closes the dialog: the API's own errMsg for it. */
  | { outcome: 'cancel' }
  /** `errMsg` with or without `NAME:fail`. */
  | { outcome: 'failure'; errMsg?: string; errCode?: number; errno?: number };

export interface Simulation {
  api: string;
  answer: SimulationAnswer;
}

/** A failure that the platform documents. `reason` stands after `NAME:fail`. */
export interface SimulatedFailure {
  reason: string;
  errCode?: number;
}

/** Arguments of the device's `simulate`. */
export interface SimulateCall {
  api: string;
  args?: unknown;
  /** Suggested fields of success. */
  result?: unknown;
  /** Words after `NAME:fail` when a person closes the dialog: `cancel` unless given. */
  cancel?: string;
  failures?: SimulatedFailure[];
  /** The answer when none was set: a phone of this kind would fail. */
  refusal?: SimulatedFailure;
  /** A phone would not ask anybody: the suggestion is the answer unless another one was set. */
  quiet?: boolean;
}

const OUTCOMES = new Set(['success', 'cancel', 'failure']);

export function isSimulationAnswer(value: unknown): value is SimulationAnswer {
  return typeof value === 'object' && value !== null && OUTCOMES.has(String((value as { outcome?: unknown }).outcome));
}
