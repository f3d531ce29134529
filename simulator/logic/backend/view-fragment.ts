import type { ViewElement } from './view-element.ts';

/** A list of elements on their way into a parent. It never reaches the view. */
export class ViewFragment {
  private ids: number[] = [];

  appendChild(child: ViewElement): void {
    this.ids.push(child.id);
  }

  /** Empties the fragment into the operation that inserts it. */
  takeIds(): number[] {
    const ids = this.ids;
    this.ids = [];
    return ids;
  }

  release(): void {
    this.ids = [];
  }
}
