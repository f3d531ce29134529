const BY_ENDING: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/** First bytes in Latin-1, at an offset, and what begins so. */
const BY_START: [offset: number, start: string, type: string][] = [
  [0, '\x89PNG\r\n', 'image/png'],
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, 'GIF8', 'image/gif'],
  [8, 'WEBP', 'image/webp'],
  [0, 'BM', 'image/bmp'],
  [8, 'WAVE', 'audio/wav'],
  [0, 'ID3', 'audio/mpeg'],
  [0, 'OggS', 'audio/ogg'],
  [4, 'ftypM4A', 'audio/mp4'],
  [4, 'ftypavif', 'image/avif'],
  [4, 'ftypqt', 'video/quicktime'],
  [4, 'ftyp', 'video/mp4'],
  [0, '\x1aE\xdf\xa3', 'video/webm'],
  [0, 'wOFF', 'font/woff'],
  [0, 'wOF2', 'font/woff2'],
  [0, 'OTTO', 'font/otf'],
  [0, '\0\x01\0\0', 'font/ttf'],
];

const START = 16;

/** MIME type of a file that a page can show or play, by its first bytes, else by its path's ending; '' for all others. */
export function mediaType(path: string, bytes?: Uint8Array): string {
  const start = String.fromCharCode(...(bytes?.subarray(0, START) ?? []));
  const found = BY_START.find(([offset, text]) => start.startsWith(text, offset));
  return found?.[2] ?? BY_ENDING[endingOf(path).slice(1)] ?? '';
}

/** `.png` of `a/b.PNG`; '' without one. A query is not part of it. */
export function endingOf(path: string): string {
  return /\.([a-z0-9]{1,8})(?=$|[?#])/i.exec(path.slice(path.lastIndexOf('/') + 1))?.[0].toLowerCase() ?? '';
}

/** The usual ending of a MIME type, with its dot; '' for an unknown one. */
export function endingOfType(type: string): string {
  const [bare] = type.split(';');
  const found = Object.entries(BY_ENDING).find(([, each]) => each === bare?.trim());
  return found ? `.${found[0]}` : '';
}
