import { isStill } from '../../still.ts';

export interface Danmu {
  text?: string;
  color?: string;
  /** Seconds of the film at which it comes. */
  time?: number;
}

const LANES = 4;
const PASSAGE = 6000;

/** Comments that pass over the film. */
export class DanmuLayer {
  #list: Danmu[] = [];
  #lane = 0;
  #last = 0;

  constructor(readonly root: HTMLElement) {}

  set list(list: readonly Danmu[]) {
    this.#list = [...list];
  }

  set shown(shown: boolean) {
    this.root.hidden = !shown;
  }

  /** Lets the comments of the time since the last call come. */
  advance(time: number): void {
    const from = time < this.#last || time - this.#last > 2 ? time - 0.3 : this.#last;
    this.#last = time;
    for (const danmu of this.#list) if ((danmu.time ?? 0) > from && (danmu.time ?? 0) <= time) this.send(danmu);
  }

  send({ text = '', color = '#ffffff' }: Danmu): void {
    const element = document.createElement('span');
    element.textContent = text;
    element.style.cssText = `color:${color};top:${this.#lane * 24 + 4}px`;
    this.#lane = (this.#lane + 1) % LANES;
    this.root.append(element);
    if (isStill()) {
      element.style.left = '8px';
      return;
    }
    const way = this.root.clientWidth + element.offsetWidth;
    element.style.left = '100%';
    const passage = element.animate([{ transform: 'none' }, { transform: `translateX(${-way}px)` }], { duration: PASSAGE });
    passage.onfinish = () => element.remove();
  }

  clear(): void {
    this.root.replaceChildren();
    this.#last = 0;
  }
}
