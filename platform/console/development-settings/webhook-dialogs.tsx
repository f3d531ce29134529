import { useState } from 'react';
import { PlatformError } from '../../contract/errors.ts';
import type { MiniProgram } from '../../contract/models.ts';
import { NotificationKind, type Webhook, type WebhookForm } from '../../contract/operations-models.ts';
import { FormDialog } from '../form-dialog.tsx';
import { OnceDialog } from '../once-dialog.tsx';
import { CheckBox, Field } from '../parts.tsx';
import { session } from '../session.ts';
import { kindNames, w } from './webhook-texts.ts';

const REASONS: Record<string, string> = { protocol: w.wrongProtocol, user: w.wrongUser, private: w.wrongPrivate, many: w.tooMany };

function describe(error: unknown): string | null {
  const reason = error instanceof PlatformError ? error.data?.['reason'] : undefined;
  return typeof reason === 'string' ? (REASONS[reason] ?? null) : null;
}

/** Not one kind is chosen: nothing would ever be sent, and the platform would take it for all. */
interface Draft {
  url: string;
  all: boolean;
  kinds: readonly NotificationKind[];
}

const isReady = ({ url, all, kinds }: Draft): boolean => url.trim() !== '' && (all || kinds.length > 0);
const formOf = ({ url, all, kinds }: Draft): WebhookForm => ({ url: url.trim(), kinds: all ? [] : [...kinds] });

export function NewWebhook({ program }: { program: MiniProgram }) {
  const [draft, setDraft] = useState<Draft>({ url: '', all: true, kinds: [] });
  return (
    <OnceDialog
      title={w.createTitle}
      action={w.createAction}
      unready={!isReady(draft)}
      label={w.secret}
      describe={describe}
      make={async () => {
        const { secret } = await session.call('createWebhook', { params: { id: program.id }, body: formOf(draft) });
        return { secret, note: w.once };
      }}
    >
      <WebhookFields draft={draft} change={setDraft} />
    </OnceDialog>
  );
}

export function ChangeWebhook({ program, webhook }: { program: MiniProgram; webhook: Webhook }) {
  const { id, url, kinds } = webhook;
  const [draft, setDraft] = useState<Draft>({ url, all: kinds.length === 0, kinds });
  return (
    <FormDialog
      title={w.changeTitle}
      action={w.save}
      unready={!isReady(draft)}
      describe={describe}
      work={() => session.call('changeWebhook', { params: { id: program.id, webhook: id }, body: formOf(draft) })}
      said={w.changed}
    >
      <WebhookFields draft={draft} change={setDraft} />
    </FormDialog>
  );
}

function WebhookFields({ draft, change }: { draft: Draft; change: (draft: Draft) => void }) {
  const { url, all, kinds } = draft;
  return (
    <>
      <Field
        label={w.url}
        help={w.urlHelp}
        type="url"
        value={url}
        maxLength={2000}
        required
        placeholder="https://example.com/hooks/kumquat"
        onValue={(text) => change({ ...draft, url: text })}
      />
      <fieldset>
        <legend>{w.kinds}</legend>
        <CheckBox checked={all} onValue={(on) => change({ ...draft, all: on })}>
          {w.allKinds}
        </CheckBox>
        {!all && (
          <div className="kinds">
            {NotificationKind.options.map((kind) => (
              <CheckBox
                key={kind}
                checked={kinds.includes(kind)}
                onValue={(on) => change({ ...draft, kinds: on ? [...kinds, kind] : kinds.filter((one) => one !== kind) })}
              >
                {kindNames[kind]}
              </CheckBox>
            ))}
          </div>
        )}
      </fieldset>
    </>
  );
}
