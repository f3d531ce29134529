import { AppError } from '../contract/errors.ts';

/** Code of a failed file operation (`ENOENT`, ...), '' for anything else. */
export function fsCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What a failed file operation means to the user; anything unexpected comes back as it is. `path` is the one the user knows. */
export function toFileError(error: unknown, path: string): unknown {
  const options = { cause: error };
  switch (fsCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('file-missing', `${path} does not exist.`, { path }, options);
    case 'EEXIST':
    case 'ENOTEMPTY':
      return new AppError('file-exists', `${path} exists already.`, { path }, options);
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk-full', `The disk is full; ${path} was not written. Free some space and try again.`, { path }, options);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    // Windows: another program has the file open.
    case 'EBUSY':
      return new AppError('no-permission', `You may not change or read ${path}. Check its permissions.`, { path }, options);
    case 'EISDIR':
    case 'EINVAL':
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return new AppError('path-invalid', `${path} cannot be used as a file.`, { path }, options);
    default:
      return error;
  }
}

/** Runs a file operation and turns what fails into AppErrors. */
export async function withFileErrors<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toFileError(error, path);
  }
}
