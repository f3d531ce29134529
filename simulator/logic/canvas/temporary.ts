import { bufferToBase64 } from '../wx/base64.ts';

const TYPES: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', mp4: 'video/mp4', webm: 'video/webm' };

/** Where pictures and films that the program makes are kept: answers the path that other APIs and components take. */
export type KeepTemporary = (bytes: ArrayBuffer, extension: string) => string | Promise<string>;

/** The path is a URL that holds the file itself. */
export const keepAsUrl: KeepTemporary = (bytes, extension) => `data:${TYPES[extension] ?? ''};base64,${bufferToBase64(bytes)}`;
