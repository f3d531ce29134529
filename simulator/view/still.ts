let sheet: CSSStyleSheet | undefined;
let still = false;

/** Shared by the page and every shadow root; empty unless the page stands still. */
export function stillSheet(): CSSStyleSheet {
  sheet ??= new CSSStyleSheet();
  return sheet;
}

/** No animations, no transitions, no caret: two screenshots of the same state are the same. */
export function standStill(): void {
  still = true;
  stillSheet().replaceSync(
    '*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; scroll-behavior: auto !important; }',
  );
  if (!document.adoptedStyleSheets.includes(stillSheet())) document.adoptedStyleSheets = [...document.adoptedStyleSheets, stillSheet()];
}

export function isStill(): boolean {
  return still;
}
