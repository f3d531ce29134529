import { formatBytes, formatTime } from '../client/i18n.ts';
import type { MiniProgram } from '../contract/models.ts';
import { t } from './console-texts.ts';
import { Avatar, Failure, Loading, Nothing } from './parts.tsx';
import { session } from './session.ts';
import { useLoad } from './use-load.ts';

export function VersionsPage({ program }: { program: MiniProgram }) {
  const versions = useLoad(`versions ${program.id}`, () => session.call('listVersions', { params: { id: program.id } }));
  return (
    <>
      <header className="head">
        <div>
          <h1>{t.developmentTitle}</h1>
          <p>{t.developmentHelp}</p>
        </div>
      </header>
      <h2>
        {t.developerVersions} <span className="aside">{t.keepAll}</span>
      </h2>
      {versions.error ? <Failure error={versions.error} retry={versions.reload} /> : null}
      {!versions.value && !versions.error && <Loading />}
      {versions.value?.length === 0 && (
        <Nothing icon="cloud-upload" title={t.noVersions}>
          {t.noVersionsHelp}
        </Nothing>
      )}
      {versions.value && versions.value.length > 0 && (
        <div className="card table-card">
          <table className="versions">
            <thead>
              <tr>
                <th scope="col">{t.version}</th>
                <th scope="col">{t.remarks}</th>
                <th scope="col">{t.uploadedBy}</th>
                <th scope="col">{t.size}</th>
              </tr>
            </thead>
            <tbody>
              {versions.value.map((version) => (
                <tr key={version.id}>
                  <th scope="row">
                    {version.version}{' '}
                    {version.current && (
                      <span className="tag" title={t.currentHelp}>
                        {t.current}
                      </span>
                    )}
                  </th>
                  <td className="remarks">{version.remarks || <span className="none">{t.noRemarks}</span>}</td>
                  <td className="uploader">
                    <span className="person">
                      <Avatar name={version.uploadedBy.name} />
                      <span>
                        {version.uploadedBy.name}
                        <time dateTime={new Date(version.uploadedAt).toISOString()}>{formatTime(version.uploadedAt)}</time>
                      </span>
                    </span>
                  </td>
                  <td className="number">{formatBytes(version.sizes.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
