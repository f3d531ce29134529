import './codes.css';
import { type FormEvent, useId, useState } from 'react';
import { formatTime } from '../../client/i18n.ts';
import { PlatformError } from '../../contract/errors.ts';
import type { MiniProgram } from '../../contract/models.ts';
import type { Env } from '../../contract/release-models.ts';
import { CODE_WIDTH, type Code } from '../../contract/serving-models.ts';
import { Failure, Field, Loading, Nothing } from '../parts.tsx';
import { session } from '../session.ts';
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
      <header className="head">
        <div>
          <h1>{t.title}</h1>
          <p>{t.help}</p>
        </div>
      </header>
      <div className="codes">
        <CodeForm
          program={program}
          made={(code) => {
            setChosen(code);
            codes.reload();
          }}
        />
        {shown && <CodePreview key={shown.id} code={shown} />}
      </div>
      <h2>{t.codes}</h2>
      {codes.error ? <Failure error={codes.error} retry={codes.reload} /> : null}
      {!codes.value && !codes.error && <Loading />}
      {codes.value?.length === 0 && (
        <Nothing icon="target" title={t.none}>
          {t.noneHelp}
        </Nothing>
      )}
      {codes.value && codes.value.length > 0 && <CodeList codes={codes.value} choose={setChosen} />}
    </>
  );
}

function describe(error: unknown): string | null {
  const field = error instanceof PlatformError && error.code === 'invalid-input' ? error.data?.['field'] : null;
  return field === 'page' ? t.noPage : field === 'scene' ? t.noSceneLikeThat : null;
}

function CodeForm({ program, made }: { program: MiniProgram; made: (code: Code) => void }) {
  const [env, setEnv] = useState<Env>('release');
  const [page, setPage] = useState('');
  const [scene, setScene] = useState('');
  const [version, setVersion] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const versions = useLoad(`versions ${program.id}`, () => session.call('listVersions', { params: { id: program.id } }));
  const id = useId();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    const named = env === 'develop' ? version || (versions.value?.[0]?.id ?? '') : null;
    try {
      const body = { env, page: page.trim().replace(/^\//, ''), scene, version: named };
      made(await session.call('createCode', { params: { id: program.id }, body }));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  const known = describe(error);
  return (
    <form className="card form" onSubmit={submit}>
      <div className="field">
        <label htmlFor={`${id}env`}>{t.env}</label>
        <select id={`${id}env`} value={env} onChange={(event) => setEnv(event.currentTarget.value as Env)}>
          {ENVS.map((one) => (
            <option key={one} value={one}>
              {t[one]}
            </option>
          ))}
        </select>
      </div>
      {env === 'develop' && (
        <div className="field">
          <label htmlFor={`${id}version`}>{t.version}</label>
          <select id={`${id}version`} value={version} onChange={(event) => setVersion(event.currentTarget.value)}>
            {versions.value?.map((one) => (
              <option key={one.id} value={one.id}>
                {`${one.version} (${one.number})`}
              </option>
            ))}
          </select>
        </div>
      )}
      <Field label={t.page} help={t.pageHelp} value={page} maxLength={256} onChange={(event) => setPage(event.currentTarget.value)} />
      <Field label={t.scene} help={t.sceneHelp} value={scene} maxLength={32} onChange={(event) => setScene(event.currentTarget.value)} />
      {known && (
        <p className="failure" role="alert">
          {known}
        </p>
      )}
      {error !== undefined && !known && <Failure error={error} />}
      <button type="submit" className="primary" disabled={busy}>
        {t.create}
      </button>
    </form>
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
        onChange={(event) => setWidth(event.currentTarget.value)}
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
    <div className="card table-card">
      <table className="code-list">
        <thead>
          <tr>
            <th scope="col">{t.env}</th>
            <th scope="col">{t.page}</th>
            <th scope="col">{t.scene}</th>
            <th scope="col">{t.created}</th>
            <th scope="col" aria-label={t.show} />
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code.id}>
              <th scope="row">
                {t[code.env]}
                {code.version && <small>{code.version.version}</small>}
              </th>
              <td>{code.page || <span className="none">{t.firstPage}</span>}</td>
              <td>{code.scene || <span className="none">{t.noScene}</span>}</td>
              <td>
                {code.createdBy.name}
                <time dateTime={new Date(code.createdAt).toISOString()}>{formatTime(code.createdAt)}</time>
              </td>
              <td className="actions">
                <button type="button" onClick={() => choose(code)} aria-label={`${t.show}: ${t[code.env]} ${code.page} ${code.scene}`}>
                  {t.show}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
