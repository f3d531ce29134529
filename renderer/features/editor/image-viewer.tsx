import { useEffect, useState } from 'react';
import { describeError } from '../../errors.ts';
import { baseName } from '../../file-kinds.ts';
import { formatBytes, useTexts } from '../../i18n.ts';
import { rpc } from '../../rpc.ts';
import { EmptyState, Notice, Spinner } from '../../ui/index.ts';
import { editorTexts } from './texts.ts';

type Shown = { dataUrl: string; size: number } | { error: string };

/** An image of the project with its figures; follows changes on disk. */
export function ImageViewer({ path }: { path: string }) {
  const t = useTexts(editorTexts);
  const [shown, setShown] = useState<Shown | null>(null);
  const [pixels, setPixels] = useState<{ width: number; height: number } | null>(null);

  useEffect(() => {
    let current = 0;
    const load = (): void => {
      current += 1;
      const mine = current;
      rpc.call('files.image', { path }).then(
        (image) => mine === current && setShown(image),
        (error: unknown) => mine === current && setShown({ error: describeError(error).message }),
      );
    };
    load();
    const stop = rpc.on('onDidChangeFiles', ({ paths }) => {
      if (paths.includes(path) || paths.includes('')) load();
    });
    return () => {
      current = -1;
      stop();
    };
  }, [path]);

  if (!shown) {
    return (
      <EmptyState title={t.loading}>
        <Spinner />
      </EmptyState>
    );
  }
  if ('error' in shown) return <Notice kind="error">{shown.error}</Notice>;
  return (
    <figure className="editor-image">
      <div className="editor-image-paper">
        <img
          src={shown.dataUrl}
          alt={t.image(baseName(path))}
          onLoad={(event) => setPixels({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })}
        />
      </div>
      <figcaption>
        {pixels ? `${t.pixels(pixels.width, pixels.height)} · ` : ''}
        {formatBytes(shown.size)}
      </figcaption>
    </figure>
  );
}
