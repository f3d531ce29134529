import type { Feature } from '../feature.ts';
import { closeDialog, useDialogs } from '../stores/dialogs.ts';

/** Draws the feature dialogs that are open. */
export function DialogHost({ features }: { features: readonly Feature[] }) {
  const open = useDialogs((state) => state.open);
  const dialogs = features.flatMap((feature) => feature.dialogs ?? []);
  return open.map(({ id, args }) => {
    const dialog = dialogs.find((each) => each.id === id);
    return dialog ? <dialog.Component key={id} args={args} close={() => closeDialog(id)} /> : null;
  });
}
