import { create } from 'zustand';

interface OpenDialog {
  id: string;
  args: unknown;
}

/** The feature dialogs that are open, the last one on top. */
export const useDialogs = create<{ open: readonly OpenDialog[] }>(() => ({ open: [] }));

/** Opens a feature's dialog by its id; an open one comes to the top with the new arguments and keeps what is typed in it. */
export function openDialog(id: string, args: unknown = undefined): void {
  useDialogs.setState((state) => ({ open: [...state.open.filter((dialog) => dialog.id !== id), { id, args }] }));
}

export function closeDialog(id: string): void {
  useDialogs.setState((state) => ({ open: state.open.filter((dialog) => dialog.id !== id) }));
}
