import { describeError } from './errors.ts';
import { showToast } from './ui/toasts.tsx';

/** Shows a failure in the corner, in the user's language. A cancelled call says nothing: the user asked for it. */
export function errorToast(error: unknown): void {
  const described = describeError(error);
  if (described.code === 'cancelled') return;
  showToast({ kind: 'error', message: described.message });
}
