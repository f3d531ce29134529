import type { SimulateCall, SimulatedFailure, SimulationAnswer } from '../protocol/simulation.ts';
import type { Dialogs } from './dialogs.ts';
import { button, element } from './element.ts';
import type { Simulations } from './simulations.ts';
import type { Texts } from './texts.ts';

/** Asks the developer how an API that needs a real phone shall answer, unless the answer was chosen before. */
export class SimulateSheet {
  /** Nobody is there to ask: what is suggested is the answer. */
  unattended = false;

  constructor(
    private readonly dialogs: Dialogs,
    private readonly simulations: Simulations,
  ) {}

  /** A success always has its `result`. */
  async ask(texts: Texts, call: SimulateCall): Promise<SimulationAnswer> {
    const suggested = call.result ?? {};
    const known = this.simulations.get(call.api);
    if (known) return known.outcome === 'success' ? { outcome: 'success', result: known.result ?? suggested } : known;
    if (call.refusal) return failed(call.refusal);
    if (call.quiet || this.unattended) return { outcome: 'success', result: suggested };
    const { answer, remember } = await this.#show(texts, call);
    if (remember) this.simulations.set(call.api, answer);
    return answer;
  }

  #show(texts: Texts, call: SimulateCall): Promise<{ answer: SimulationAnswer; remember: boolean }> {
    return this.dialogs.dialog<{ answer: SimulationAnswer; remember: boolean }>(
      { answer: { outcome: 'cancel' }, remember: false },
      (done) => {
        const data = element('textarea', { class: 'simulate-data', rows: '6', spellcheck: 'false', 'aria-label': texts.simulateData });
        data.value = JSON.stringify(call.result ?? {}, null, 2);
        const problem = element('p', { class: 'simulate-problem', role: 'alert' });
        const keep = element('input', { type: 'checkbox' });
        const finish = (answer: SimulationAnswer): void => done({ answer, remember: keep.checked });
        const succeed = (): void => {
          try {
            finish({ outcome: 'success', result: JSON.parse(data.value) });
          } catch (error) {
            problem.textContent = `${texts.simulateInvalid} ${error instanceof Error ? error.message : String(error)}`;
          }
        };
        const confirm = button(texts.simulateSuccess, 'sheet-item', succeed);
        const title = `${texts.simulateTitle} ${call.api}`;
        const body = element(
          'div',
          { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
          element('p', { class: 'sheet-title' }, title),
          data,
          problem,
          element('label', { class: 'simulate-keep' }, keep, texts.simulateRemember),
          confirm,
          ...(call.failures ?? []).map((failure) =>
            button(`${texts.simulateFailure}: ${failure.reason}`, 'sheet-item', () => finish(failed(failure))),
          ),
          ...(call.failures?.length ? [] : [button(texts.simulateFailure, 'sheet-item', () => finish({ outcome: 'failure' }))]),
          button(texts.simulateCancel, 'sheet-item sheet-cancel', () => finish({ outcome: 'cancel' })),
        );
        return { body, focus: confirm };
      },
    );
  }
}

function failed({ reason, errCode }: SimulatedFailure): SimulationAnswer {
  return { outcome: 'failure', errMsg: `fail ${reason}`, ...(errCode !== undefined && { errCode }) };
}

/** The errMsg of a failed or cancelled answer, as the platform writes it. */
export function answerErrMsg(answer: SimulationAnswer, call: SimulateCall): string {
  if (answer.outcome === 'failure') {
    const words = (answer.errMsg ?? 'fail').trim();
    if (words.startsWith(`${call.api}:`)) return words;
    return `${call.api}:${/^fail\b/.test(words) ? words : `fail ${words}`}`;
  }
  return `${call.api}:fail ${call.cancel ?? 'cancel'}`;
}
