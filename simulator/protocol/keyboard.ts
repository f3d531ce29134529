/** What a field that has the caret wants of the phone's keyboard. */
export interface KeyboardField {
  keys: 'text' | 'number' | 'digit' | 'idcard';
  /** Value of `confirm-type`. */
  confirm: string;
  /** The bar with "Done" above the keyboard, as a textarea has it. */
  bar: boolean;
  /** Lowest pixel of the page's window that has to stay in sight; null leaves the page where it is. */
  bottom: number | null;
  /** Offers the user's nickname. */
  nickname: boolean;
}

/** Pixels, 0 where no keyboard is drawn. */
export interface KeyboardHeights {
  text: number;
  number: number;
  bar: number;
}

export const NO_KEYBOARD: KeyboardHeights = { text: 0, number: 0, bar: 0 };

/** Heights of a phone's keyboards above its unusable strip. */
export function keyboardHeights(safeAreaBottom: number): KeyboardHeights {
  return { text: 258 + safeAreaBottom, number: 216 + safeAreaBottom, bar: 44 };
}

export function heightOf(field: Pick<KeyboardField, 'keys' | 'bar' | 'nickname'>, heights: KeyboardHeights): number {
  const keys = field.keys === 'text' ? heights.text : heights.number;
  return keys + (keys > 0 && (field.bar || field.nickname) ? heights.bar : 0);
}
