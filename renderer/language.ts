import { create } from 'zustand';
import type { Language } from '../main/contract/models.ts';

/** The language that the interface speaks now; the settings store keeps it in step with the user's choice. */
export const useLanguage = create<{ language: Language }>(() => ({ language: 'en' }));

/** The supported language that serves a language tag of the system, e.g. `es-MX` or `zh_TW`; English where none does. */
export function matchLanguage(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_.]/)[0];
  if (primary === 'zh') return 'zh-CN';
  if (primary === 'es') return 'es';
  return 'en';
}
