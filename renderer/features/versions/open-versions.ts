import { openDialog } from '../../stores/dialogs.ts';

export const openVersions = (): void => openDialog('versions');
