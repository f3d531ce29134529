/** A list of elements on their way into a parent. It never reaches the view. */
export class ViewFragment {
  private ids: number[] = [];

  appendChild(child: { readonly id: number }): void {
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
