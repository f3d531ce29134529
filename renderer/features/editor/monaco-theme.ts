import type { Theme } from '../../theme.ts';
import type { monaco as Monaco } from './monaco.ts';

/** Defines and chooses the editor's theme from the design tokens that the document has now. */
export function applyMonacoTheme(monaco: typeof Monaco, theme: Theme): void {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const bare = (name: string): string => token(name).slice(1);
  const rule = (name: string, colour: string, fontStyle?: string) => ({
    token: name,
    foreground: bare(colour),
    ...(fontStyle ? { fontStyle } : {}),
  });
  monaco.editor.defineTheme(`kumquat-${theme}`, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: bare('ink') },
      rule('comment', 'ink-faint', 'italic'),
      rule('tag', 'info'),
      rule('delimiter.tag', 'info'),
      rule('attribute.name', 'warn'),
      rule('attribute.value', 'ok'),
      rule('attribute.value.number', 'accent'),
      rule('attribute.value.unit', 'accent'),
      rule('delimiter', 'ink-soft'),
      rule('delimiter.expression', 'accent'),
      rule('expression', 'accent'),
      rule('keyword', 'info'),
      rule('string', 'ok'),
      rule('string.key.json', 'warn'),
      rule('string.value.json', 'ok'),
      rule('number', 'accent'),
      rule('regexp', 'error'),
      rule('type', 'warn'),
    ],
    colors: {
      'editor.background': token('surface'),
      'editor.foreground': token('ink'),
      'editor.lineHighlightBackground': token('accent-soft'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': `${token('accent')}40`,
      'editor.inactiveSelectionBackground': `${token('accent')}26`,
      'editorLineNumber.foreground': token('ink-faint'),
      'editorLineNumber.activeForeground': token('ink'),
      'editorCursor.foreground': token('accent'),
      'editorIndentGuide.background1': token('line'),
      'editorIndentGuide.activeBackground1': token('line-strong'),
      'editorWidget.background': token('surface-raised'),
      'editorWidget.border': token('line-strong'),
      'editorHoverWidget.background': token('surface-raised'),
      'editorSuggestWidget.background': token('surface-raised'),
      'editorSuggestWidget.selectedBackground': token('selected'),
      'editorSuggestWidget.selectedForeground': token('ink'),
      'editorGutter.background': token('surface'),
      'input.background': token('surface-sunken'),
      'input.border': token('line-strong'),
      focusBorder: token('focus'),
      'list.hoverBackground': token('surface-sunken'),
      'list.activeSelectionBackground': token('selected'),
      'list.activeSelectionForeground': token('ink'),
      'menu.background': token('surface-raised'),
      'menu.foreground': token('ink'),
      'menu.selectionBackground': token('selected'),
      'menu.selectionForeground': token('ink'),
      'menu.separatorBackground': token('line'),
      'scrollbar.shadow': '#00000000',
    },
  });
  monaco.editor.setTheme(`kumquat-${theme}`);
}
