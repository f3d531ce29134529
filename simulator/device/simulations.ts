import { isSimulationAnswer, type Simulation, type SimulationAnswer } from '../protocol/simulation.ts';

/** The answers that were chosen to be given from now on, by API. They outlive a restart of the app. */
export class Simulations {
  readonly #answers = new Map<string, SimulationAnswer>();

  /** `changed` hears the whole list. */
  constructor(private readonly changed: (list: Simulation[]) => void) {}

  get(api: string): SimulationAnswer | undefined {
    return this.#answers.get(api);
  }

  /** Null forgets the answer of one API, and with the name `*` all of them. What is no answer is ignored. */
  set(api: string, answer: unknown): void {
    if (answer === null) {
      if (api === '*') this.#answers.clear();
      else this.#answers.delete(api);
    } else if (isSimulationAnswer(answer)) this.#answers.set(api, answer);
    else return;
    this.changed(this.list);
  }

  get list(): Simulation[] {
    return [...this.#answers].map(([api, answer]) => ({ api, answer }));
  }
}
