import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { IMAGE_TYPES, MAX_IMAGE_BYTES } from '../../contract/release-models.ts';
import { Failure, Icon } from '../parts.tsx';
import { session } from '../session.ts';
import { q } from './question-texts.ts';

const MOST = 10;

export interface Screenshot {
  sha256: string;
  /** Address of the picture in this page. */
  url: string;
}

/** The bytes as base64. */
function read(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error(`${file.name} cannot be read`));
    reader.readAsDataURL(file);
  });
}

interface ScreenshotFieldProps {
  miniProgram: string;
  shots: readonly Screenshot[];
  change: (update: (before: readonly Screenshot[]) => readonly Screenshot[]) => void;
}

/** Screenshots of a submission: sent as soon as they are chosen, shown small, removed one by one. */
export function ScreenshotField({ miniProgram, shots, change }: ScreenshotFieldProps) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [error, setError] = useState<unknown>();
  // Addresses live as long as the dialog.
  const urls = useRef<string[]>([]);
  useEffect(() => () => urls.current.forEach(URL.revokeObjectURL), []);

  const add = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = '';
    setProblem(shots.length + chosen.length > MOST ? q.shotTooMany : '');
    setError(undefined);
    setBusy(true);
    try {
      for (const one of chosen.slice(0, MOST - shots.length)) {
        if (!IMAGE_TYPES.some((type) => type === one.type)) setProblem(q.shotNoImage(one.name));
        else if (one.size > MAX_IMAGE_BYTES) setProblem(q.shotTooLarge(one.name));
        else {
          const { sha256 } = await session.call('uploadImage', { params: { id: miniProgram }, body: { data: await read(one) } });
          const url = URL.createObjectURL(one);
          urls.current.push(url);
          change((before) => (before.some((shot) => shot.sha256 === sha256) ? before : [...before, { sha256, url }]));
        }
      }
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{q.screenshots}</label>
      {shots.length > 0 && (
        <ul className="shots">
          {shots.map(({ sha256, url }, index) => (
            <li key={sha256}>
              <img src={url} alt={q.shot(index + 1)} />
              <button
                type="button"
                className="icon-button"
                aria-label={q.removeShot(index + 1)}
                title={q.removeShot(index + 1)}
                onClick={() => change((before) => before.filter((shot) => shot.sha256 !== sha256))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={file}
        id={id}
        className="unseen"
        tabIndex={-1}
        type="file"
        accept={IMAGE_TYPES.join(',')}
        multiple
        onChange={(event) => void add(event)}
      />
      <button type="button" className="add-shots" disabled={busy || shots.length >= MOST} onClick={() => file.current?.click()}>
        <Icon name="add" /> {busy ? q.uploading : q.addScreenshots}
      </button>
      <p className="help">{q.screenshotsHelp}</p>
      {problem && (
        <p className="failure" role="alert">
          <Icon name="error" />
          {problem}
        </p>
      )}
      {error !== undefined && <Failure error={error} />}
    </div>
  );
}
