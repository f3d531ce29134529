import type { TabBarConfig } from '../protocol/build.ts';
import { button, element } from './element.ts';

interface TabState {
  text?: string;
  iconPath?: string;
  selectedIconPath?: string;
  badge?: string;
  redDot?: boolean;
}

/** The app's tab bar. What the app changes at run time stays until the app restarts. */
export class TabBar {
  readonly root = element('nav', { class: 'tab-bar' });
  #config: TabBarConfig;
  #baseUrl: string;
  #style: Partial<TabBarConfig> = {};
  #tabs = new Map<number, TabState>();
  #selected = '';
  #hidden = false;

  constructor(
    config: TabBarConfig,
    baseUrl: string,
    label: string,
    private readonly tapped: (path: string) => void,
    private readonly resized: () => void,
  ) {
    this.#config = config;
    this.#baseUrl = baseUrl;
    this.root.setAttribute('aria-label', label);
    this.#draw();
  }

  get shown(): boolean {
    return !this.#config.custom && !this.#hidden;
  }

  get position(): 'top' | 'bottom' {
    return this.#config.position ?? 'bottom';
  }

  configure(config: TabBarConfig, baseUrl: string): void {
    this.#config = config;
    this.#baseUrl = baseUrl;
    this.#draw();
  }

  select(path: string): void {
    this.#selected = path;
    this.#draw();
  }

  change(index: number, state: TabState): void {
    this.#tabs.set(index, { ...this.#tabs.get(index), ...state });
    this.#draw();
  }

  restyle(style: Partial<TabBarConfig>): void {
    this.#style = { ...this.#style, ...style };
    this.#draw();
  }

  set hidden(hidden: boolean) {
    this.#hidden = hidden;
    this.#draw();
    this.resized();
  }

  #draw(): void {
    const config = { ...this.#config, ...this.#style };
    this.root.hidden = !this.shown;
    this.root.classList.toggle('top', this.position === 'top');
    this.root.style.backgroundColor = config.backgroundColor ?? '#ffffff';
    this.root.style.borderColor = config.borderStyle === 'white' ? 'rgb(255 255 255 / 40%)' : 'rgb(0 0 0 / 15%)';
    const focused = [...this.root.children].indexOf(document.activeElement as Element);
    this.root.replaceChildren(...this.#config.list.map((_item, index) => this.#tab(index, config)));
    if (focused >= 0) (this.root.children[focused] as HTMLElement | undefined)?.focus();
  }

  #tab(index: number, config: TabBarConfig): HTMLElement {
    const item = { ...this.#config.list[index]!, ...this.#tabs.get(index) };
    const selected = item.pagePath === this.#selected;
    const picture = (selected && item.selectedIconPath) || item.iconPath;
    const parts: Node[] = [];
    if (picture && this.position === 'bottom') {
      parts.push(element('img', { src: new URL(picture.replace(/^\/+/, ''), this.#baseUrl).href, alt: '', class: 'tab-icon' }));
    }
    parts.push(element('span', { class: 'tab-text' }, item.text ?? ''));
    if (item.badge) parts.push(element('span', { class: 'tab-badge' }, item.badge.length > 4 ? `${item.badge.slice(0, 3)}…` : item.badge));
    else if (item.redDot) parts.push(element('span', { class: 'tab-dot' }));
    const label = [item.text ?? item.pagePath, item.badge].filter(Boolean).join(', ');
    const tab = button(label, 'tab', () => this.tapped(item.pagePath), ...parts);
    tab.style.color = (selected ? config.selectedColor : config.color) ?? (selected ? '#3cc51f' : '#7a7e83');
    if (selected) tab.setAttribute('aria-current', 'page');
    return tab;
  }
}
