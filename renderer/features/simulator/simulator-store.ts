import { create } from 'zustand';
import type { PageState, RunState } from '../../../simulator/protocol/device.ts';
import type { Orientation } from '../../../simulator/protocol/orientation.ts';
import type { Simulation } from '../../../simulator/protocol/simulation.ts';

interface SimulatorState {
  /** Name of the session, '' while there is none. */
  session: string;
  /** Address of the device document; the pane shows it in an iframe. A new one starts a new device. */
  deviceUrl: string;
  /** Grows when the frame has to be made anew although its address stays. */
  frame: number;
  runState: RunState | 'none';
  /** Why it crashed. */
  reason: string;
  pages: readonly PageState[];
  /** How the page on top stands. */
  orientation: Orientation;
  /** The program is in the foreground. */
  visible: boolean;
  /** Answers that the phone gives instead of asking for them. */
  simulations: readonly Simulation[];
  /** The session could not be made. */
  failure: unknown;
  /** The user wants to go on waiting for a program that does not answer. */
  waiting: boolean;
}

export const NO_SESSION: SimulatorState = {
  session: '',
  deviceUrl: '',
  frame: 0,
  runState: 'none',
  reason: '',
  pages: [],
  orientation: 'portrait',
  visible: true,
  simulations: [],
  failure: null,
  waiting: false,
};

export const useSimulator = create<SimulatorState>(() => NO_SESSION);

/** Path and query of the page on top, as a link would name it; '' when none is open. */
export function topPage(pages: readonly PageState[]): string {
  const top = pages.at(-1);
  if (!top) return '';
  const query = new URLSearchParams(top.query).toString();
  return query ? `${top.path}?${query}` : top.path;
}
