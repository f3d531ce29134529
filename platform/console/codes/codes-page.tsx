import './codes.css';
import { useState } from 'react';
import { formatTime } from '../../client/i18n.ts';
import { PlatformError } from '../../contract/errors.ts';
import type { MiniProgram } from '../../contract/models.ts';
import type { Env } from '../../contract/release-models.ts';
import { CODE_WIDTH, type Code } from '../../contract/serving-models.ts';
import { ActionForm } from '../action-form.tsx';
import { DataTable, Shown } from '../data-table.tsx';
import { Field, PageHead, SelectField } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { useLoad } from '../use-load.ts';
import { t } from './codes-texts.ts';

const ENVS: readonly Env[] = ['release', 'trial', 'develop'];

/** Makes Mini Program codes, shows them and lets them be downloaded. */
export function CodesPage({ program }: { program: MiniProgram }) {
  const codes = useLoad(`codes ${program.id}`, () => session.call('listCodes', { params: { id: program.id } }));
  const [chosen, setChosen] = useState<Code>();
  const shown = chosen ?? codes.value?.[0];
  return (
    <>
      <PageHead title={t.title} help={t.help} />
      <div className="codes">
        <CodeForm program={program} made={setChosen} />
        {shown && <CodePreview key={shown.id} code={shown} />}
      </div>
      <h2>{t.codes}</h2>
      <Shown of={codes}>{(rows) => <CodeList codes={rows} choose={setChosen} />}</Shown>
    </>
  );
}

function describe(error: unknown): string | null {
  const field = error instanceof PlatformError && error.code === 'invalid-input' ? error.data?.['field'] : null;
  return field === 'page' ? t.noPage : field === 'scene' ? t.noSceneLikeThat : null;
}

function CodeForm({ program, made }: { program: MiniProgram; made: (code: Code) => void }) {
  const stage = useStage();
  const [env, setEnv] = useState<Env>('release');
  const [page, setPage] = useState('');
  const [scene, setScene] = useState('');
  const [version, setVersion] = useState('');
  const versions = useLoad(`versions ${program.id}`, () => session.call('listVersions', { params: { id: program.id } }));
  const create = async (): Promise<void> => {
    const named = env === 'develop' ? version || (versions.value?.[0]?.id ?? '') : null;
    const body = { env, page: page.trim().replace(/^\//, ''), scene, version: named };
    await stage.run(async () => made(await session.call('createCode', { params: { id: program.id }, body })));
  };
  return (
    <ActionForm className="card form" action={t.create} work={create} describe={describe}>
      <SelectField label={t.env} value={env} options={ENVS.map((value) => ({ value, name: t[value] }))} onValue={setEnv} />
      {env === 'develop' && (
        <SelectField
          label={t.version}
          value={version}
          options={(versions.value ?? []).map((one) => ({ value: one.id, name: `${one.version} (${one.number})` }))}
          onValue={setVersion}
        />
      )}
      <Field label={t.page} help={t.pageHelp} value={page} maxLength={256} onValue={setPage} />
      <Field label={t.scene} help={t.sceneHelp} value={scene} maxLength={32} onValue={setScene} />
    </ActionForm>
  );
}

function CodePreview({ code }: { code: Code }) {
  const [width, setWidth] = useState(String(CODE_WIDTH.default));
  const pixels = Number(width);
  const fits = Number.isInteger(pixels) && pixels >= CODE_WIDTH.min && pixels <= CODE_WIDTH.max;
  const name = `code-${code.id}`;
  return (
    <section className="card code-preview" aria-label={t.preview(code.url)}>
      <img src={`/api/codes/${code.id}.svg`} alt={t.preview(code.url)} />
      <a className="link code-address" href={code.url} target="_blank" rel="noreferrer">
        {code.url}
      </a>
      <Field
        label={t.width}
        help={`${CODE_WIDTH.min}–${CODE_WIDTH.max}`}
        type="number"
        min={CODE_WIDTH.min}
        max={CODE_WIDTH.max}
        value={width}
        onValue={setWidth}
      />
      <div className="code-downloads">
        <a className="button" href={`/api/codes/${code.id}.svg`} download={`${name}.svg`}>
          {t.svg}
        </a>
        {/* Without an address it cannot be followed: the width is not one. */}
        <a
          className="button"
          href={fits ? `/api/codes/${code.id}.png?width=${pixels}` : undefined}
          aria-disabled={!fits}
          download={`${name}.png`}
        >
          {t.png}
        </a>
      </div>
    </section>
  );
}

function CodeList({ codes, choose }: { codes: readonly Code[]; choose: (code: Code) => void }) {
  return (
    <DataTable
      className="code-list"
      label={t.codes}
      rows={codes}
      keyOf={({ id }) => id}
      empty={{ icon: 'target', title: t.none, help: t.noneHelp }}
      columns={[
        {
          name: t.env,
          kind: 'head',
          cell: ({ env, version }) => (
            <>
              {t[env]}
              {version && <small>{version.version}</small>}
            </>
          ),
        },
        { name: t.page, kind: 'wide', cell: ({ page }) => page || <span className="none">{t.firstPage}</span> },
        { name: t.scene, kind: 'wide', cell: ({ scene }) => scene || <span className="none">{t.noScene}</span> },
        {
          name: t.created,
          cell: ({ createdBy, createdAt }) => (
            <>
              {createdBy.name}
              <time dateTime={new Date(createdAt).toISOString()}>{formatTime(createdAt)}</time>
            </>
          ),
        },
        {
          name: t.show,
          kind: 'actions',
          cell: (code) => (
            <button type="button" onClick={() => choose(code)} aria-label={`${t.show}: ${t[code.env]} ${code.page} ${code.scene}`}>
              {t.show}
            </button>
          ),
        },
      ]}
    />
  );
}
