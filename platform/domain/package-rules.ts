import { PlatformError } from '../contract/errors.ts';
import type { Limits, PackageManifest } from '../contract/models.ts';

type Sizes = PackageManifest['sizes'];

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * JSON text of a manifest that is the same for equal manifests: keys in the schema's order at every level, subpackages and
 * files sorted by code units, no spaces.
 */
export function canonicalManifest(manifest: PackageManifest): string {
  const { formatVersion, engine, appId, projectName, entryPagePath, pages, sizes, files } = manifest;
  // Not JSON.stringify of an object: that would put keys that look like whole numbers first.
  const roots = Object.keys(sizes.subpackages).sort(byCodeUnit);
  const subpackages = roots.map((root) => `${JSON.stringify(root)}:${sizes.subpackages[root]}`).join(',');
  const head = JSON.stringify({ formatVersion, engine, appId, projectName, entryPagePath, pages }).slice(0, -1);
  const sorted = [...files].sort((a, b) => byCodeUnit(a.path, b.path)).map(({ path, size, sha256 }) => ({ path, size, sha256 }));
  return `${head},"sizes":{"total":${sizes.total},"main":${sizes.main},"subpackages":{${subpackages}}},"files":${JSON.stringify(sorted)}}`;
}

/** Sizes by root: a file belongs to the deepest subpackage whose folder holds it, else to the main package. */
function sumSizes(manifest: PackageManifest): { total: number; main: number; subpackages: Map<string, number> } {
  const roots = Object.keys(manifest.sizes.subpackages).sort((a, b) => b.length - a.length);
  const subpackages = new Map(roots.map((root) => [root, 0]));
  let total = 0;
  let main = 0;
  for (const { path, size } of manifest.files) {
    total += size;
    const root = roots.find((candidate) => path.startsWith(`${candidate}/`));
    if (root === undefined) main += size;
    else subpackages.set(root, (subpackages.get(root) ?? 0) + size);
  }
  return { total, main, subpackages };
}

const kb = (bytes: number): string => `${Math.ceil(bytes / 1024)}KB`;

function checkLimits(sizes: Sizes, limits: Limits): void {
  const refuse = (what: string, size: number, limit: number): never => {
    throw new PlatformError('package-too-large', `${what} source size ${kb(size)} exceed max limit ${kb(limit)}`, { size, limit });
  };
  if (sizes.main > limits.main) refuse('main package', sizes.main, limits.main);
  for (const [root, size] of Object.entries(sizes.subpackages)) {
    if (size > limits.subpackage) refuse(`subpackage ${root}`, size, limits.subpackage);
  }
  if (sizes.total > limits.total) refuse('total package', sizes.total, limits.total);
}

/**
 * Refuses a manifest that contradicts itself (`invalid-input`) or is over the limits (`package-too-large`, in words that
 * developers know from elsewhere). The shape has been checked by the schema.
 */
export function checkManifest(manifest: PackageManifest, limits: Limits): void {
  const refuse = (message: string): never => {
    throw new PlatformError('invalid-input', message);
  };
  const seen = new Set<string>();
  const sizeOf = new Map<string, number>();
  for (const { path, size, sha256 } of manifest.files) {
    const key = path.normalize('NFC').toLowerCase();
    if (seen.has(key)) refuse(`The package has "${path}" twice (names that differ only in case count as the same).`);
    seen.add(key);
    if (sizeOf.has(sha256) && sizeOf.get(sha256) !== size) refuse(`"${path}" has the digest of a file of another size.`);
    sizeOf.set(sha256, size);
  }
  for (const { path } of manifest.files) {
    const parts = path.normalize('NFC').toLowerCase().split('/');
    for (let end = 1; end < parts.length; end += 1) {
      if (seen.has(parts.slice(0, end).join('/'))) refuse(`"${parts.slice(0, end).join('/')}" is both a file and a folder.`);
    }
  }
  if (!manifest.pages.includes(manifest.entryPagePath)) refuse(`The entry page "${manifest.entryPagePath}" is not among the pages.`);
  const sums = sumSizes(manifest);
  const { sizes } = manifest;
  const equal =
    sums.total === sizes.total && sums.main === sizes.main && [...sums.subpackages].every(([root, sum]) => sizes.subpackages[root] === sum);
  if (!equal) refuse('The sizes of the package are not the sums of its files.');
  checkLimits(sizes, limits);
}
