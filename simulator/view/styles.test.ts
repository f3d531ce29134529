// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { setAssetBase } from './assets.ts';
import { installRegistry, registry } from './registry.ts';
import { addStyleSheet, refreshStyleSheets, setTheme } from './styles.ts';

const shown = (): [string | undefined, string | null][] =>
  [...document.head.querySelectorAll('style')].map((element) => [element.dataset['path'], element.textContent]);

describe('style sheets', () => {
  it('stand in the order of their coming, the app first, and are replaced in place', () => {
    setAssetBase('http://page.test/build/');
    installRegistry();
    window.__kumquatView?.register({
      packageRoot: '',
      styles: { app: '.a{}', one: '.o{background:url(img/x.png)}', two: '.t{width:2rpx;bottom:env(safe-area-inset-bottom, var(--b))}' },
      scripts: {},
    });
    for (const path of ['two', 'one', 'app', 'two']) addStyleSheet(path);
    expect(shown()).toEqual([
      ['app', '.a{}'],
      ['two', '.t{width:calc(2 * var(--rpx));bottom:max(var(--safe-area-bottom, 0px), env(safe-area-inset-bottom, 0px))}'],
      ['one', '.o{background:url("http://page.test/build/img/x.png")}'],
    ]);
    const [first] = document.head.querySelectorAll('style');
    registry.register({ packageRoot: '', styles: { app: '.a{color:red}' }, scripts: {} });
    refreshStyleSheets();
    expect(shown()[0]).toEqual(['app', '.a{color:red}']);
    expect(document.head.querySelector('style')).toBe(first);
  });

  it('sets the theme on the root', () => {
    setTheme('dark');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(document.documentElement.style.colorScheme).toBe('dark');
  });
});
