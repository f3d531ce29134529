import type { Diagnostic, PackageSizes } from '../contract/models.ts';

/** `12 B`, `3.4 KB`, `1.2 MB`; 1 KB is 1024 bytes, as the limits count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

export function formatSizes(sizes: PackageSizes): string {
  const parts = Object.entries(sizes.subpackages).map(([root, bytes]) => `${root} ${formatBytes(bytes)}`);
  return `${formatBytes(sizes.total)} (${[`main ${formatBytes(sizes.main)}`, ...parts].join(', ')})`;
}

/** `pages/home/home.wxml:3:7 error template-syntax: message`, as editors and CI systems recognise it. */
export function formatDiagnostic({ file, line, column, severity, code, message }: Diagnostic): string {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  return `${place || 'project'} ${severity} ${code}: ${message}`;
}
