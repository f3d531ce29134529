import fc from 'fast-check';
import { expect } from 'vitest';
import type { PlatformClient } from '../../client/client.ts';
import type { RouteName } from '../../contract/api.ts';
import type { Phase } from '../../contract/release-models.ts';
import { placeOf, type SteerAction } from '../../domain/releases.ts';
import { userKeyOf } from '../served-versions.ts';

/** Who acts. `manager` is an operator with granted development management; `operator` has none. */
export type Actor = 'admin' | 'manager' | 'operator' | 'developer';
const ACTORS: Actor[] = ['admin', 'manager', 'operator', 'developer'];
const MANAGERS: Actor[] = ['admin', 'manager'];
export const USERS = Array.from({ length: 12 }, (_, index) => `user-${index}`);

/** The platform under test: one mini program of its own with versions by the developer. */
export interface Real {
  id: string;
  /** Ids, in the order of upload. */
  versions: string[];
  clients: Record<Actor | 'reviewer', PlatformClient>;
  /** Moves the platform's clock, so that nothing happens at the same millisecond. */
  tick(): void;
}

/** What the platform should be, in a few lines: indices of versions. */
export class Model {
  review: { version: number; state: 'in-review' | 'approved' } | null = null;
  online: number | null = null;
  phased: { version: number; state: 'running' | 'paused'; phase: Phase } | null = null;
  /** Earlier online versions, latest first, each once. */
  past: number[] = [];
  test: number | null = null;
  deleted = new Set<number>();
  suspended = false;
  withdrawals = 0;

  goOnline(version: number): void {
    if (this.online !== null) this.past.unshift(this.online);
    this.online = version;
  }

  get rollback(): number[] {
    return [...new Set(this.past)].filter((version) => version !== this.online).slice(0, 5);
  }
}

type Expected = 'ok' | string;

/** Calls a route; compares whether it worked, or the code of the refusal, with what the model expects. */
async function attempt(real: Real, who: Actor | 'reviewer', expected: Expected, name: RouteName, options: object): Promise<boolean> {
  real.tick();
  const outcome = await real.clients[who].call(name, options).then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? String(error),
  );
  expect(`${who} ${name}: ${outcome}`).toBe(`${who} ${name}: ${expected}`);
  return outcome === 'ok';
}

const development = (real: Real) => real.clients.admin.call('getDevelopment', { params: { id: real.id } });

/** Compares everything that can be seen with the model. */
async function checkState(model: Model, real: Real): Promise<void> {
  const state = await development(real);
  const at = (version: { id: string } | undefined | null): number | null => (version ? real.versions.indexOf(version.id) : null);
  expect({
    review: state.review && [at(state.review.version), state.review.state],
    online: at(state.online?.version),
    phased: state.phased && [at(state.phased.version), state.phased.state, state.phased.phase?.percent],
    rollback: state.rollback.map(({ version }) => at(version)),
    test: at(state.test),
    suspended: state.suspendedAt !== null,
  }).toEqual({
    review: model.review && [model.review.version, model.review.state],
    online: model.online,
    phased: model.phased && [model.phased.version, model.phased.state, model.phased.phase.percent],
    rollback: model.rollback,
    test: model.test,
    suspended: model.suspended,
  });
  for (const user of USERS) {
    const served = await real.clients.admin.call('serve', { params: { id: real.id }, query: { user } }).then(
      ({ version }) => version.number - 1,
      (error: { code?: string }) => error.code,
    );
    expect([user, served]).toEqual([user, servedTo(model, real, state.phased?.id, user)]);
  }
}

function servedTo(model: Model, real: Real, releaseId: string | undefined, user: string): number | string {
  if (model.suspended) return 'suspended';
  if (model.online === null) return 'not-released';
  const { phased } = model;
  if (!phased || !releaseId) return model.online;
  const gets = phased.phase.allowList.includes(user) || placeOf(releaseId, userKeyOf(real.id, user)) < phased.phase.percent;
  return gets ? phased.version : model.online;
}

class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly title: string,
    private readonly act: (model: Model, real: Real) => Promise<void>,
  ) {}
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    await this.act(model, real);
    await checkState(model, real);
  }
  toString = (): string => this.title;
}

const managing = (who: Actor, otherwise: Expected): Expected => (MANAGERS.includes(who) ? otherwise : 'not-allowed');

function submit(who: Actor, version: number): Step {
  return new Step(`${who} submits ${version}`, async (model, real) => {
    const expected = managing(who, model.deleted.has(version) ? 'version-missing' : 'ok');
    const form = { summary: 'What changed', testAccount: '', screenshots: [] };
    const options = { params: { id: real.id }, body: { version: real.versions[version], form } };
    if (await attempt(real, who, expected, 'submitReview', options)) model.review = { version, state: 'in-review' };
  });
}

function withdrawReview(who: Actor): Step {
  return new Step(`${who} withdraws from review`, async (model, real) => {
    const { review } = await development(real);
    if (!review || !model.review) return;
    const fits = model.review.state === 'in-review' ? (model.withdrawals < 5 ? 'ok' : 'withdrawals-used-up') : 'wrong-state';
    const options = { params: { id: real.id, review: review.id } };
    if (!(await attempt(real, who, managing(who, fits), 'withdrawReview', options))) return;
    model.review = null;
    model.withdrawals += 1;
  });
}

function decide(approve: boolean): Step {
  return new Step(approve ? 'the reviewer approves' : 'the reviewer rejects', async (model, real) => {
    const { review } = await development(real);
    if (!review || !model.review) return;
    const options = { params: { review: review.id }, body: { approve, reasons: approve ? '' : 'It shows nothing.' } };
    const expected = model.review.state === 'in-review' ? 'ok' : 'wrong-state';
    if (!(await attempt(real, 'reviewer', expected, 'decideReview', options))) return;
    model.review = approve ? { ...model.review, state: 'approved' } : null;
  });
}

function release(who: Actor, phase: Phase | null): Step {
  return new Step(`${who} releases ${phase ? `to ${phase.percent} %` : 'to all'}`, async (model, real) => {
    const { review } = await development(real);
    if (!review || !model.review) return;
    const expected = ((): Expected => {
      if (model.review.state !== 'approved' || model.phased) return 'wrong-state';
      if (!phase) return 'ok';
      const nobody = phase.percent === 0 && phase.allowList.length === 0;
      return nobody || model.online === null ? 'phase-invalid' : 'ok';
    })();
    const options = { params: { id: real.id }, body: { review: review.id, phase } };
    if (!(await attempt(real, who, managing(who, expected), 'createRelease', options))) return;
    const { version } = model.review;
    model.review = null;
    if (phase) model.phased = { version, state: 'running', phase };
    else model.goOnline(version);
  });
}

function changePhase(who: Actor, phase: Phase): Step {
  return new Step(`${who} raises to ${phase.percent} %`, async (model, real) => {
    const { phased } = await development(real);
    if (!phased || !model.phased) return;
    const before = model.phased.phase;
    const falls = phase.percent < before.percent || (phase.percent === 0 && phase.allowList.length === 0);
    const expected = model.phased.state === 'running' ? (falls ? 'phase-invalid' : 'ok') : 'wrong-state';
    const options = { params: { id: real.id, release: phased.id }, body: phase };
    if (await attempt(real, who, managing(who, expected), 'changePhase', options)) model.phased.phase = phase;
  });
}

function steerRelease(who: Actor, action: SteerAction): Step {
  return new Step(`${who}: ${action}`, async (model, real) => {
    const { phased } = await development(real);
    if (!phased || !model.phased) return;
    const { state, version } = model.phased;
    const fits = action === 'pause' ? state === 'running' : action === 'resume' ? state === 'paused' : true;
    const options = { params: { id: real.id, release: phased.id, action } };
    if (!(await attempt(real, who, managing(who, fits ? 'ok' : 'wrong-state'), 'steerRelease', options))) return;
    if (action === 'pause') model.phased.state = 'paused';
    else if (action === 'resume') model.phased.state = 'running';
    else model.phased = null;
    if (action === 'complete') model.goOnline(version);
  });
}

function rollBack(who: Actor, place: number): Step {
  return new Step(`${who} rolls back to the ${place}. before`, async (model, real) => {
    const target = (await development(real)).rollback[place];
    const version = model.rollback[place];
    if (!target || version === undefined) return;
    const options = { params: { id: real.id }, body: { release: target.id } };
    const expected = managing(who, model.phased ? 'wrong-state' : 'ok');
    if (await attempt(real, who, expected, 'rollBack', options)) model.goOnline(version);
  });
}

function withdrawOnline(who: Actor): Step {
  return new Step(`${who} withdraws the online version`, async (model, real) => {
    const expected = managing(who, model.phased || model.online === null ? 'wrong-state' : 'ok');
    if (await attempt(real, who, expected, 'withdrawOnline', { params: { id: real.id } })) model.online = null;
  });
}

function setService(who: Actor, suspended: boolean): Step {
  return new Step(`${who} ${suspended ? 'suspends' : 'resumes'}`, async (model, real) => {
    const expected = who === 'developer' ? 'not-allowed' : model.suspended === suspended ? 'wrong-state' : 'ok';
    const options = { params: { id: real.id }, body: { suspended } };
    if (await attempt(real, who, expected, 'setService', options)) model.suspended = suspended;
  });
}

function setTest(who: Actor, version: number): Step {
  return new Step(`${who} makes ${version} the test version`, async (model, real) => {
    const expected = managing(who, model.deleted.has(version) ? 'version-missing' : 'ok');
    const options = { params: { id: real.id }, body: { version: real.versions[version] } };
    if (await attempt(real, who, expected, 'setTestVersion', options)) model.test = version;
  });
}

function deleteVersion(who: Actor, version: number): Step {
  return new Step(`${who} deletes ${version}`, async (model, real) => {
    const used = [model.online, model.phased?.version, model.review?.version, model.test, ...model.rollback].includes(version);
    const allowed = who === 'operator' ? 'not-allowed' : used ? 'version-in-use' : 'ok';
    const options = { params: { id: real.id, version: real.versions[version] } };
    if (await attempt(real, who, model.deleted.has(version) ? 'version-missing' : allowed, 'deleteVersion', options))
      model.deleted.add(version);
  });
}

/** Random actions of random people. */
export function commands(versions: number): fc.Arbitrary<Iterable<fc.AsyncCommand<Model, Real>>> {
  const who = fc.constantFrom(...ACTORS, ...MANAGERS, ...MANAGERS);
  const version = fc.nat(versions - 1);
  const phase = fc.record({
    percent: fc.constantFrom(0, 10, 50, 100),
    allowList: fc.constantFrom<string[][]>([], [USERS[0]!], [USERS[1]!, USERS[2]!]),
    window: fc.constant(null),
  });
  const action = fc.constantFrom<SteerAction[]>('pause', 'resume', 'cancel', 'complete');
  return fc.commands<Model, Real, false>(
    [
      fc.tuple(who, version).map(([by, chosen]) => submit(by, chosen)),
      fc.tuple(who, version).map(([by, chosen]) => submit(by, chosen)),
      who.map(withdrawReview),
      fc.constantFrom(true, true, true, false).map(decide),
      fc.constantFrom(true, true).map(decide),
      who.map((by) => release(by, null)),
      fc.tuple(who, phase).map(([by, chosen]) => release(by, chosen)),
      fc.tuple(who, phase).map(([by, chosen]) => changePhase(by, chosen)),
      fc.tuple(who, action).map(([by, chosen]) => steerRelease(by, chosen)),
      fc.tuple(who, fc.nat(5)).map(([by, place]) => rollBack(by, place)),
      who.map(withdrawOnline),
      fc.tuple(who, fc.boolean()).map(([by, suspended]) => setService(by, suspended)),
      fc.tuple(who, version).map(([by, chosen]) => setTest(by, chosen)),
      fc.tuple(who, version).map(([by, chosen]) => deleteVersion(by, chosen)),
    ],
    { maxCommands: 40, size: 'max' },
  );
}
