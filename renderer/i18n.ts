import type { Language } from '../main/contract/models.ts';
import { useLanguage } from './language.ts';

type Entry = string | ((...args: never[]) => string);
type Shape<T> = { readonly [K in keyof T]: T[K] extends (...args: infer A) => string ? (...args: A) => string : string };

/** A title that follows the language: reads one entry of a dictionary when it is drawn. */
export type Title = () => string;

/** One dictionary in every language; what English has, the others must have. */
export type Texts<T> = Readonly<Record<Language, Shape<T>>>;

/** Declares a dictionary. An entry is a sentence, or a function where the sentence has parameters. */
export function defineTexts<T extends Record<string, Entry>>(texts: {
  en: T;
  es: Shape<NoInfer<T>>;
  'zh-CN': Shape<NoInfer<T>>;
}): Texts<T> {
  return texts as unknown as Texts<T>;
}

/** The dictionary in the language of the interface, for components: they draw again when the language changes. */
export function useTexts<T>(texts: Texts<T>): Shape<T> {
  return texts[useLanguage((state) => state.language)];
}

/** The dictionary in the language of the interface, at the moment of the call, outside components. */
export function text<T>(texts: Texts<T>): Shape<T> {
  return texts[useLanguage.getState().language];
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** Bytes as people read them: `0.92 MB`. Powers of 1024, at most two decimals. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const number = new Intl.NumberFormat(useLanguage.getState().language, { maximumFractionDigits: digits }).format(value);
  return `${number} ${UNITS[unit]}`;
}

/** Milliseconds as seconds with one decimal, in the language's own notation: `1.5`, `1,5`. */
export function formatSeconds(ms: number): string {
  const format = new Intl.NumberFormat(useLanguage.getState().language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return format.format(ms / 1000);
}
