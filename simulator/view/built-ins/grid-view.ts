import { BuiltIn } from '../built-in.ts';
import { paddingOf } from './sticky.ts';

/** `grid-view`: columns of equal width; `type="masonry"` puts each item into the shortest column. Lengths are pixels. */
export class WxGridView extends BuiltIn {
  readonly #resized = new ResizeObserver(() => this.#arrange());
  readonly #changed = new MutationObserver(() => this.#watch());

  connectedCallback(): void {
    this.#changed.observe(this, { childList: true });
    this.attributeSet();
  }

  disconnectedCallback(): void {
    this.#changed.disconnect();
    this.#resized.disconnect();
  }

  #watch(): void {
    this.#resized.disconnect();
    this.#resized.observe(this);
    if (this.#isMasonry()) for (const child of this.children) this.#resized.observe(child);
    this.#arrange();
  }

  #isMasonry(): boolean {
    return this.text('type', 'aligned') === 'masonry';
  }

  /** As many columns as fit within `max-cross-axis-extent` each, or `cross-axis-count`. */
  #columns(): number {
    const widest = this.number('max-cross-axis-extent', 0);
    if (widest <= 0) return Math.max(1, Math.round(this.number('cross-axis-count', 2)));
    const gap = this.number('cross-axis-gap', 0);
    return Math.max(1, Math.ceil((this.clientWidth + gap) / (widest + gap)));
  }

  /** Rows of one pixel: each item of a masonry takes as many as it is high, in the column that ends first. */
  #arrange(): void {
    const columns = this.#columns();
    this.style.setProperty('--columns', String(columns));
    const items = [...this.children].filter((child) => child instanceof HTMLElement);
    const gap = Math.round(this.number('main-axis-gap', 0));
    const ends = new Array<number>(columns).fill(0);
    for (const item of items) {
      if (!this.#isMasonry()) {
        item.style.gridArea = '';
        continue;
      }
      const column = ends.indexOf(Math.min(...ends));
      const end = ends[column] ?? 0;
      const height = Math.max(1, Math.ceil(item.getBoundingClientRect().height));
      const start = end === 0 ? 0 : end + gap;
      ends[column] = start + height;
      item.style.gridArea = `${start + 1} / ${column + 1} / span ${height} / span 1`;
    }
  }

  protected override attributeSet(): void {
    const masonry = this.#isMasonry();
    const gaps = `column-gap:${this.number('cross-axis-gap', 0)}px;row-gap:${masonry ? 0 : this.number('main-axis-gap', 0)}px`;
    const columns = 'display:grid;grid-template-columns:repeat(var(--columns,2),minmax(0,1fr))';
    const rows = masonry ? ';grid-auto-rows:1px;align-items:start' : '';
    this.setOwnStyle(`${columns}${rows};${gaps};--columns:${this.#columns()};${paddingOf(this.properties.get('padding'))}`);
    if (this.isConnected) this.#watch();
  }
}
