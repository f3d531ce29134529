import type { CompileMode } from '../../../main/contract/models.ts';
import { openDialog } from '../../stores/dialogs.ts';
import { startProgram } from '../simulator/simulator-service.ts';
import { selectMode } from './mode-store.ts';

/** `edit`: name of the mode to change; else what a new one begins with. */
export interface ModeDialogArgs extends Partial<CompileMode> {
  edit?: string;
}

/** Chooses a mode, '' for the normal one, and starts by it. */
export function startMode(name: string): void {
  selectMode(name);
  startProgram();
}

export function editMode(args: ModeDialogArgs): void {
  openDialog('compile-mode', args);
}
