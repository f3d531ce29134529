import type { Readable } from 'node:stream';
import yauzl from 'yauzl';

/** Makes the error of an archive that is no archive, ends too early, or is damaged. */
export type Damaged = (cause: unknown) => Error;

/** Entries of a ZIP file, one after the other in the order of its directory. */
export class ZipReader {
  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly damaged: Damaged,
  ) {}

  static open(file: string, damaged: Damaged): Promise<ZipReader> {
    return new Promise((resolve, reject) => {
      yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, zip) => {
        if (error) reject(damaged(error));
        else resolve(new ZipReader(zip, damaged));
      });
    });
  }

  next(): Promise<yauzl.Entry | null> {
    const { zip, damaged } = this;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        zip.removeAllListeners();
        act();
      };
      zip.once('entry', (entry: yauzl.Entry) => settle(() => resolve(entry)));
      zip.once('end', () => settle(() => resolve(null)));
      zip.once('error', (error: Error) => settle(() => reject(damaged(error))));
      zip.readEntry();
    });
  }

  /** What the entry holds. It fails when that is longer or shorter than the entry says. */
  stream(entry: yauzl.Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(this.damaged(error));
        // yauzl only tells an error, perhaps before anyone listens; a destroyed stream keeps it for whoever reads it later.
        stream.on('error', (failure: Error) => stream.destroy(failure));
        resolve(stream);
      });
    });
  }

  close(): void {
    this.zip.close();
  }
}
