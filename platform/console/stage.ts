import { createContext, type ReactNode, useContext } from 'react';

export interface Question {
  title: string;
  text: string;
  /** The word on the button that does it, and on the one that does not. */
  action: string;
  keep?: string;
  danger?: boolean;
  work: () => Promise<unknown>;
  /** What is said when it is done. */
  said?: string;
}

export interface Stage {
  /** Asks, and does it when the answer is yes. */
  ask(question: Question): void;
  /** Shows a dialog of its own. */
  show(dialog: ReactNode): void;
  close(): void;
  /**
   * Does something that changes what the page shows: then the page loads again and says so. Resolves when its dialog may go: it
   * worked, or somebody else was faster and the page now shows that. @throws what the work failed with otherwise
   */
  run(work: () => Promise<unknown>, said?: string): Promise<void>;
  /** The same for work that no dialog or form shows the failure of: the page tells it. */
  attempt(work: () => Promise<unknown>, said?: string): Promise<void>;
  say(text: string, failed?: boolean): void;
}

export const StageContext = createContext<Stage | null>(null);

export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('useStage() is used outside of a <Staged>.');
  return stage;
}
