import type { ReactNode } from 'react';
import { ActionForm } from './action-form.tsx';
import { Modal } from './modal.tsx';
import { useStage } from './stage.ts';

interface FormDialogProps {
  title: string;
  text?: ReactNode;
  wide?: boolean;
  action: string;
  danger?: boolean;
  unready?: boolean;
  keep?: string;
  work: () => Promise<unknown>;
  /** What the page says when it is done. */
  said?: string;
  describe?: (error: unknown) => string | null;
  children?: ReactNode;
}

/** A question or form over the page. It closes when its work is done, and shows what it failed with. */
export function FormDialog({ title, text, wide, work, said, children, ...form }: FormDialogProps) {
  const stage = useStage();
  return (
    <Modal title={title} text={text} wide={wide} close={stage.close}>
      <ActionForm
        className="dialog-form"
        cancel={stage.close}
        work={async () => {
          await stage.run(work, said);
          stage.close();
        }}
        {...form}
      >
        {children}
      </ActionForm>
    </Modal>
  );
}
