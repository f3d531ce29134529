import { useState } from 'react';
import { PlatformError } from '../../contract/errors.ts';
import type { MiniProgram } from '../../contract/models.ts';
import { DomainKind } from '../../contract/server-domain-models.ts';
import { Act } from '../act.tsx';
import { t } from '../console-texts.ts';
import { DataTable, Shown } from '../data-table.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { TextField } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { useLoad } from '../use-load.ts';
import { s } from './settings-texts.ts';

interface SectionProps {
  program: MiniProgram;
  /** Why nothing can be changed. */
  reason: string | undefined;
}

export function DomainsSection({ program, reason }: SectionProps) {
  const stage = useStage();
  const loaded = useLoad(`server domains ${program.id}`, () => session.call('getServerDomains', { params: { id: program.id } }));
  return (
    <section aria-labelledby="domains">
      <h2>
        <span id="domains">{s.domains}</span> <span className="aside">{s.domainsHelp}</span>
      </h2>
      <Shown of={loaded}>
        {({ domains, editsLeft }) => (
          <>
            <DataTable
              labelledBy="domains"
              rows={DomainKind.options}
              keyOf={(kind) => kind}
              columns={[
                { name: s.kind, kind: 'head', cell: (kind) => s[kind] },
                {
                  name: s.list,
                  kind: 'wide',
                  cell: (kind) =>
                    domains[kind].length === 0 ? (
                      <span className="none">{s.noDomains}</span>
                    ) : (
                      <ul className="domains">
                        {domains[kind].map((domain) => (
                          <li key={domain}>{domain}</li>
                        ))}
                      </ul>
                    ),
                },
                {
                  name: t.actions,
                  kind: 'actions',
                  cell: (kind) => (
                    <Act
                      why={reason ?? (editsLeft === 0 && s.noEdits)}
                      label={`${s.edit.replace('…', '')}: ${s[kind]}`}
                      act={() => stage.show(<EditDomains program={program} kind={kind} domains={domains[kind]} />)}
                    >
                      {s.edit}
                    </Act>
                  ),
                },
              ]}
            />
            <p className="help under">{s.editsLeft(editsLeft)}</p>
          </>
        )}
      </Shown>
    </section>
  );
}

const PROTOCOLS: Record<DomainKind, string> = {
  request: 'https://',
  socket: 'wss://',
  upload: 'https://',
  download: 'https://',
  webView: 'https://',
};

/** The rule that a domain breaks, as the platform names it. */
function describe(error: unknown, kind: DomainKind): string | null {
  const { reason, domain } = (error instanceof PlatformError && error.data) || {};
  const named = typeof domain === 'string' ? domain : '';
  switch (reason) {
    case 'form':
    case 'protocol':
      return s[reason](named, PROTOCOLS[kind]);
    case 'user':
    case 'path':
    case 'ip':
    case 'name':
      return s[reason](named);
    case 'many':
      return s.many;
    default:
      return null;
  }
}

function EditDomains({ program, kind, domains }: { program: MiniProgram; kind: DomainKind; domains: readonly string[] }) {
  const [text, setText] = useState(domains.join('\n'));
  const entries = text.split(/[\s,;，；]+/u).filter((entry) => entry !== '');
  return (
    <FormDialog
      title={s.editTitle(s[kind])}
      action={s.save}
      describe={(error) => describe(error, kind)}
      work={async () => {
        // The platform's limit of the request itself says less than its rule.
        if (entries.length > 200) throw new PlatformError('invalid-input', 'Too many domains.', { reason: 'many' });
        await session.call('putServerDomains', { params: { id: program.id, kind }, body: { domains: entries } });
      }}
      said={s.saved}
    >
      <TextField
        label={s.list}
        help={s.editHelp(PROTOCOLS[kind])}
        rows={6}
        spellCheck={false}
        autoCapitalize="none"
        value={text}
        onValue={setText}
      />
    </FormDialog>
  );
}
