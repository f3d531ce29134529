import { readFile } from 'node:fs/promises';
import type { PackageFile, PackageManifest } from '../protocol/build.ts';
import type { Build, BuildFile } from './build.ts';
import { sha256 } from './content-cache.ts';
import { compareText } from './diagnostics.ts';
import { isSourceMap } from './project-compiler.ts';

/** Names what a package needs to run; a container that does not know it must not open the package. */
export const ENGINE = 'kumquat-1';

export interface PackedBuild {
  manifest: PackageManifest;
  /** sha-256 of the canonical manifest, lower-case hex. */
  packageId: string;
  /** Content of one of the manifest's files. Rejects for any other path, and when the file is not what was packed. */
  read(path: string): Promise<Uint8Array>;
}

/** A build as a package: the same sources give the same manifest and the same bytes. Source maps stay behind. */
export async function packBuild(build: Build): Promise<PackedBuild> {
  const { config } = build;
  if (!config) throw new Error('A build without app.json cannot be packed.');
  const sent = [...build.files].filter(([path, file]) => !isSourceMap(path, file));
  const files = await Promise.all(
    sent.map(async ([path, file]): Promise<PackageFile> => {
      const content = await contentOf(file);
      return { path, size: content.byteLength, sha256: sha256(content) };
    }),
  );
  const manifest: PackageManifest = {
    formatVersion: 1,
    engine: ENGINE,
    appId: config.appId,
    projectName: config.projectName,
    entryPagePath: config.entryPagePath,
    pages: [...config.pages],
    sizes: build.sizes,
    files: files.sort((a, b) => compareText(a.path, b.path)),
  };
  const digests = new Map(files.map((file) => [file.path, file.sha256]));
  return {
    manifest,
    packageId: packageDigest(manifest),
    async read(path) {
      const file = build.files.get(path);
      const digest = digests.get(path);
      if (!file || digest === undefined) throw new Error(`${path} is not in the package.`);
      const content = await contentOf(file);
      if (sha256(content) !== digest) throw new Error(`${path} has changed since the package was made.`);
      return content;
    },
  };
}

async function contentOf(file: BuildFile): Promise<Uint8Array> {
  return file.kind === 'generated' ? Buffer.from(file.text, 'utf8') : readFile(file.source);
}

/** The manifest as JSON with sorted keys, files sorted by path, and no spaces: equal manifests give equal texts. */
export function canonicalManifest(manifest: PackageManifest): string {
  return JSON.stringify(sortKeys({ ...manifest, files: [...manifest.files].sort((a, b) => compareText(a.path, b.path)) }));
}

/** The package's id: sha-256 of the canonical manifest, lower-case hex. */
export function packageDigest(manifest: PackageManifest): string {
  return sha256(canonicalManifest(manifest));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, entry]) => [key, sortKeys(entry)]),
  );
}
