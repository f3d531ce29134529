import type { ReactNode } from 'react';
import { t } from './console-texts.ts';
import { Failure } from './parts.tsx';
import { useAction } from './use-action.ts';

interface ActionFormProps {
  className: string;
  /** The word on its button. */
  action: string;
  danger?: boolean;
  /** The button is not the one thing to do next. */
  plain?: boolean;
  /** It is not filled in yet. */
  unready?: boolean;
  work: () => Promise<unknown>;
  /** The word on the button beside it, and what that does. */
  keep?: string;
  cancel?: () => void;
  /** What an error means in this form, when the general sentence says less. */
  describe?: (error: unknown) => string | null;
  children?: ReactNode;
}

/** A form with one button: one piece of work at a time, and what it failed with. */
export function ActionForm({ className, action, danger, plain, unready, work, keep, cancel, describe, children }: ActionFormProps) {
  const { busy, error, run } = useAction();
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (!unready) void run(work);
      }}
    >
      {children}
      {error !== undefined && <Failure error={error} describe={describe} />}
      <div className="form-buttons">
        {cancel && (
          <button type="button" onClick={cancel}>
            {keep ?? t.cancel}
          </button>
        )}
        <button type="submit" className={danger ? 'danger' : plain ? undefined : 'primary'} disabled={busy || unready}>
          {action}
        </button>
      </div>
    </form>
  );
}
