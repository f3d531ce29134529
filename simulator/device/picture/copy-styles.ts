/** Properties whose value a child has from its parent when nothing sets them. */
const INHERITED =
  /^(color|cursor|direction|fill|stroke|stroke-.*|font|font-.*|hyphens|letter-spacing|line-height|line-break|list-style-.*|overflow-wrap|quotes|tab-size|text-align|text-align-last|text-indent|text-rendering|text-shadow|text-transform|text-wrap.*|visibility|white-space|white-space-collapse|word-break|word-spacing|writing-mode|image-rendering|color-scheme|-webkit-text-.*|paint-order|border-collapse|border-spacing)$/;

/** What would move or wait in a picture, or cannot be drawn in one. */
const LEFT_OUT = /^(animation|transition|will-change|content-visibility|interactivity|cursor|pointer-events|user-select|-webkit-locale|d$)/;

let plain: Map<string, string> | undefined;

/** Styles of an element that nothing dresses. */
function plainStyles(): Map<string, string> {
  if (plain) return plain;
  const probe = document.createElement('div');
  probe.style.cssText = 'all:initial;display:block;position:absolute';
  document.body.append(probe);
  const style = getComputedStyle(probe);
  plain = new Map(Array.from(style, (name) => [name, style.getPropertyValue(name)]));
  probe.remove();
  // Resolved to the size of the probe, or set on it.
  for (const name of ['width', 'height', 'inline-size', 'block-size', 'position', 'display', 'perspective-origin', 'transform-origin'])
    plain.delete(name);
  return plain;
}

/** Text of the styles that make a `div` look as an element with these computed styles looks inside one with `parent`'s. */
export function styleText(style: CSSStyleDeclaration, parent: CSSStyleDeclaration | null): string {
  const usual = plainStyles();
  let text = '';
  for (const name of style) {
    if (LEFT_OUT.test(name)) continue;
    const value = style.getPropertyValue(name);
    const same =
      INHERITED.test(name) && parent ? parent.getPropertyValue(name) === value : !INHERITED.test(name) && usual.get(name) === value;
    if (!same) text += `${name}:${value};`;
  }
  return text;
}
