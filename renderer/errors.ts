import { AppError, type ErrorCode } from '../main/contract/errors.ts';
import { errorTexts } from './error-texts.ts';
import { text } from './i18n.ts';

export interface DescribedError {
  code: ErrorCode;
  /** One or two sentences in the user's language: what happened and what to do. */
  message: string;
  data: Record<string, unknown>;
}

/** What to tell the user about a failure. Whatever is not an AppError is described as `internal`, with its own words. */
export function describeError(error: unknown): DescribedError {
  const known =
    error instanceof AppError
      ? error
      : new AppError('internal', error instanceof Error ? error.message : String(error), undefined, { cause: error });
  const data: Record<string, unknown> = { ...known.data, message: known.message };
  return { code: known.code, message: text(errorTexts)[known.code](data), data };
}
