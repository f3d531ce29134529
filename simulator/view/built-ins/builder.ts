import type { BuiltIn } from '../built-in.ts';
import { WxGridView } from './grid-view.ts';
import { WxPadded } from './sticky.ts';

/** Tells of each child of a builder that comes or goes, by its number among them: itembuild, itemdispose {index}. */
function announceItems(builder: BuiltIn): MutationObserver {
  return new MutationObserver((records) => {
    for (const { addedNodes, removedNodes, previousSibling } of records) {
      const children = [...builder.children];
      for (const node of addedNodes) if (node instanceof Element) builder.emit('itembuild', { index: children.indexOf(node) });
      const first = previousSibling instanceof Element ? children.indexOf(previousSibling) + 1 : 0;
      for (let place = 0; place < removedNodes.length; place++) builder.emit('itemdispose', { index: first + place });
    }
  });
}

/** `list-builder`: all of its items at once; the template compiler repeats its child for them. */
export class WxListBuilder extends WxPadded {
  readonly #items = announceItems(this);

  connectedCallback(): void {
    this.#items.observe(this, { childList: true });
  }

  disconnectedCallback(): void {
    this.#items.disconnect();
  }
}

/** `grid-builder`: as a `list-builder`, in the columns of a `grid-view`. */
export class WxGridBuilder extends WxGridView {
  readonly #items = announceItems(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#items.observe(this, { childList: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#items.disconnect();
  }
}
