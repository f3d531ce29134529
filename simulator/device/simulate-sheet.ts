import type { Dialogs } from './dialogs.ts';
import { button, element } from './element.ts';
import type { Texts } from './texts.ts';

/** What the developer chose in place of a phone's own answer. */
export type SimulatedAnswer = { outcome: 'success'; result: unknown } | { outcome: 'cancel' } | { outcome: 'failure' };

/** Asks the developer how an API that needs a real phone shall answer. Remembers the answer of an API where told to. */
export class SimulateSheet {
  readonly #remembered = new Map<string, SimulatedAnswer>();

  constructor(private readonly dialogs: Dialogs) {}

  /** `suggested` is the data first shown, edited as JSON. */
  async ask(texts: Texts, api: string, suggested: unknown): Promise<SimulatedAnswer> {
    const known = this.#remembered.get(api);
    if (known) return known;
    let remember = false;
    const answer = await this.dialogs.dialog<SimulatedAnswer>({ outcome: 'cancel' }, (done) => {
      const data = element('textarea', { class: 'simulate-data', rows: '6', spellcheck: 'false', 'aria-label': texts.simulateData });
      data.value = JSON.stringify(suggested ?? {}, null, 2);
      const problem = element('p', { class: 'simulate-problem', role: 'alert' });
      const keep = element('input', { type: 'checkbox' });
      const finish = (value: SimulatedAnswer): void => {
        remember = keep.checked;
        done(value);
      };
      const succeed = (): void => {
        try {
          finish({ outcome: 'success', result: JSON.parse(data.value) });
        } catch (error) {
          problem.textContent = `${texts.simulateInvalid} ${error instanceof Error ? error.message : String(error)}`;
        }
      };
      const confirm = button(texts.simulateSuccess, 'sheet-item', succeed);
      const title = `${texts.simulateTitle} ${api}`;
      const body = element(
        'div',
        { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
        element('p', { class: 'sheet-title' }, title),
        data,
        problem,
        element('label', { class: 'simulate-keep' }, keep, texts.simulateRemember),
        confirm,
        button(texts.simulateFailure, 'sheet-item', () => finish({ outcome: 'failure' })),
        button(texts.simulateCancel, 'sheet-item sheet-cancel', () => finish({ outcome: 'cancel' })),
      );
      return { body, focus: confirm };
    });
    if (remember) this.#remembered.set(api, answer);
    return answer;
  }
}
