/** What the IDE knows of a file by its name. */

const ICONS: Record<string, string> = {
  wxml: 'code',
  html: 'code',
  svg: 'file-media',
  wxss: 'symbol-color',
  css: 'symbol-color',
  js: 'zap',
  ts: 'zap',
  wxs: 'symbol-event',
  json: 'json',
  md: 'markdown',
  png: 'file-media',
  jpg: 'file-media',
  jpeg: 'file-media',
  gif: 'file-media',
  webp: 'file-media',
};

const LANGUAGES: Record<string, [id: string, name: string]> = {
  wxml: ['wxml', 'WXML'],
  wxss: ['css', 'WXSS'],
  css: ['css', 'CSS'],
  wxs: ['javascript', 'WXS'],
  js: ['javascript', 'JavaScript'],
  mjs: ['javascript', 'JavaScript'],
  cjs: ['javascript', 'JavaScript'],
  ts: ['typescript', 'TypeScript'],
  json: ['json', 'JSON'],
  md: ['markdown', 'Markdown'],
};

const IMAGES = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'svg', 'bmp', 'ico']);

function extension(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** The codicon of a file. */
export function fileIcon(path: string): string {
  return ICONS[extension(path)] ?? 'file';
}

/** The editor's language for a file, and its name in the status bar. */
export function languageOf(path: string): { id: string; name: string } {
  const [id, name] = LANGUAGES[extension(path)] ?? ['plaintext', 'Text'];
  return { id, name };
}

export function isImage(path: string): boolean {
  return IMAGES.has(extension(path));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path; '' for the project itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether the path is the folder itself or lies in it. */
export function isInside(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
