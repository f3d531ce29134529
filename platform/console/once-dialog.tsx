import { type ReactNode, useRef, useState } from 'react';
import { ActionForm } from './action-form.tsx';
import { t } from './console-texts.ts';
import { Modal } from './modal.tsx';
import { Field, Icon } from './parts.tsx';
import { useStage } from './stage.ts';

interface OnceDialogProps {
  title: string;
  text?: ReactNode;
  action: string;
  unready?: boolean;
  make: () => Promise<{ secret: string; note: ReactNode }>;
  /** Of the field that shows the secret. */
  label: string;
  describe?: (error: unknown) => string | null;
  children?: ReactNode;
}

/** Makes something with a secret, and shows that this once. */
export function OnceDialog({ title, text, make, label, children, ...form }: OnceDialogProps) {
  const stage = useStage();
  const [made, setMade] = useState<{ secret: string; note: ReactNode }>();
  return (
    <Modal title={title} text={made ? undefined : text} close={stage.close}>
      {made ? (
        <div className="dialog-form">
          <CopyField label={label} value={made.secret} />
          <p className="warning-note">
            <Icon name="warning" /> <span>{made.note}</span>
          </p>
          <div className="form-buttons">
            <button type="button" className="primary" onClick={stage.close}>
              {t.done}
            </button>
          </div>
        </div>
      ) : (
        <ActionForm className="dialog-form" cancel={stage.close} work={() => stage.run(async () => setMade(await make()))} {...form}>
          {children}
        </ActionForm>
      )}
    </Modal>
  );
}

function CopyField({ label, value }: { label: string; value: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    field.current?.select();
    // Without a secure origin there is no clipboard; the selected text is copied by the keyboard then.
    await navigator.clipboard?.writeText(value).then(
      () => setCopied(true),
      (error: unknown) => console.warn(error),
    );
  };
  return (
    <div className="copy">
      <Field label={label} ref={field} value={value} readOnly autoFocus onFocus={(event) => event.currentTarget.select()} />
      <button type="button" onClick={() => void copy()}>
        {copied ? t.copied : t.copy}
      </button>
      <span className="unseen" role="status">
        {copied && t.copied}
      </span>
    </div>
  );
}
