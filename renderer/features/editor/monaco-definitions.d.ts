// Monaco ships this definition without types of its own.
declare module 'monaco-editor/languages/definitions/css/css.js' {
  import type { languages } from 'monaco-editor/editor';

  export const conf: languages.LanguageConfiguration;
  export const language: languages.IMonarchLanguage;
}
