/** Texts of the page's own parts in the languages that they are written in. */
export type Dictionaries<Texts> = Record<'en' | 'es' | 'zh', Texts>;

/** The dictionary of the reader's language, English when there is none. */
export function pick<Texts>(dictionaries: Dictionaries<Texts>): Texts {
  const language = navigator.language.slice(0, 2).toLowerCase();
  return language === 'es' || language === 'zh' ? dictionaries[language] : dictionaries.en;
}
