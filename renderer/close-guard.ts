type Guard = () => Promise<boolean>;

let guard: Guard = () => Promise.resolve(true);

/** The editor says what has to be asked before its files go away. */
export function setCloseGuard(ask: Guard): void {
  guard = ask;
}

/** Asks about unsaved files before the project is closed or replaced. False when the user stayed. */
export function mayLeaveProject(): Promise<boolean> {
  return guard();
}
