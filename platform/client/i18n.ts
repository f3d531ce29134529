/** Texts of the pages that the platform serves: the console and the phone page. They speak the browser's language. */

export const LANGUAGES = ['en', 'es', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

type Entry = string | ((...args: never[]) => string);
type Shape<T> = { readonly [K in keyof T]: T[K] extends (...args: infer A) => string ? (...args: A) => string : string };

/** The first supported language of the browser's list; English where there is none. */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'en' || primary === 'es') return primary;
  }
  return 'en';
}

export const language: Language = pickLanguage(typeof navigator === 'undefined' ? [] : navigator.languages);

/** Declares a dictionary in every language and returns the one of this page. */
export function texts<T extends Record<string, Entry>>(all: { en: T; es: Shape<NoInfer<T>>; 'zh-CN': Shape<NoInfer<T>> }): Shape<T> {
  return (all as unknown as Record<Language, Shape<T>>)[language];
}

export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: unit === 0 || value >= 100 ? 0 : 1 }).format(value)} ${units[unit]}`;
}

/** `today, 09:12`, `yesterday, 17:40`, else day, month and time, with the year when it is another one. */
export function formatTime(time: number, now = Date.now()): string {
  const date = new Date(time);
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(date);
  const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
  const days = Math.round((dayOf(now) - dayOf(time)) / 86_400_000);
  const mark = language === 'zh-CN' ? ' ' : ', ';
  if (days === 0 || days === 1) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day') + mark + clock;
  const year = date.getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric';
  return `${new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year }).format(date)}${mark}${clock}`;
}
