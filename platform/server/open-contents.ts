import path from 'node:path';
import type { ContentStore } from '../store/content-store.ts';
import { FolderContentStore } from '../store/folder-contents.ts';
import { S3ContentStore } from '../store/s3-contents.ts';
import type { S3Settings } from '../store/s3-request.ts';

/** In the data folder: what is being received. */
export const TEMPORARY = 'temporary';

interface OpenedContents {
  contents: ContentStore;
  close?: () => Promise<void>;
}

/** Packages' contents in a bucket, or else in the data folder. */
export function openContents(s3: S3Settings | undefined, dataFolder: string): OpenedContents {
  if (!s3) return { contents: new FolderContentStore(path.join(dataFolder, 'contents')) };
  const contents = new S3ContentStore(s3, path.join(dataFolder, TEMPORARY));
  return { contents, close: async () => contents.close() };
}
