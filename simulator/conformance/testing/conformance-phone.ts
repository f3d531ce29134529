import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NodeHost } from '../../../main/core/simulator/node-host.ts';
import { ProjectFiles } from '../../../main/core/simulator/project-files.ts';
import { ProjectStorage } from '../../../main/core/simulator/project-storage.ts';
import type { Build } from '../../compiler/build.ts';
import { ProjectCompiler } from '../../compiler/project-compiler.ts';
import { PhoneInBrowser } from '../../device/testing/phone-in-browser.ts';
import { DEFAULT_ENVIRONMENT } from '../../protocol/environment.ts';
import { HANDS } from './hands.ts';
import { startLoopback } from './loopback.ts';

export const PROGRAM = path.resolve(import.meta.dirname, '../program');
const SCOPES =
  'userLocation userFuzzyLocation userLocationBackground werun record writePhotosAlbum camera bluetooth addPhoneContact addPhoneCalendar'.split(
    ' ',
  );
/** Milliseconds of a case, and of a hand that waits for what it touches. */
const LIMIT = 20_000;
const PATIENCE = 10_000;

/** Errors that a case throws on purpose begin with this. */
const EXPECTED = 'expected: ';
const HANDS_URL = 'https://hands.test/';

/** The conformance program on the whole stack in a browser. */
export class ConformancePhone {
  private constructor(
    private readonly phone: PhoneInBrowser,
    private readonly build: Build,
    readonly close: () => Promise<void>,
  ) {}

  static async launch(): Promise<ConformancePhone> {
    const compiler = new ProjectCompiler({ folder: PROGRAM, mode: 'development', npmFolders: [] });
    const build = await compiler.build();
    await compiler.dispose();
    const errors = build.diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
    const folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-conformance-'));
    const files = new ProjectFiles(path.join(folder, 'files'), () => {});
    const never = new AbortController();
    const node = new NodeHost({
      storage: new ProjectStorage(path.join(folder, 'storage.json'), () => {}),
      files,
      origin: '',
      ownPorts: async () => [],
      domains: async () => null,
      emit: (name, detail) => void phone.send({ kind: 'hostEvent', name, detail }),
    });
    const loopback = await startLoopback();
    const phone = await PhoneInBrowser.launch({
      answer: (api, args, call) => useHands(phone, api, args) ?? node.call(api, toLoopback(args, loopback.host), call, never.signal),
      file: async (pathname) => {
        const [, area, ...rest] = pathname.split('/').map(decodeURIComponent);
        if (area === 'files') return node.keptFile(rest.join('/'));
        return area === 'temporary' ? (node.temporaryFile(rest.join('/'))?.bytes ?? null) : null;
      },
    });
    phone.page.setDefaultTimeout(PATIENCE);
    await begin(phone, build);
    return new ConformancePhone(phone, build, async () => {
      await phone.close();
      node.dispose();
      await files.flush();
      await loopback.close();
      await rm(folder, { recursive: true, force: true });
    });
  }

  /** Opens the page with the case and waits for its end. @throws what the case threw, or what else went wrong meanwhile */
  async run(page: string, query: Record<string, string>): Promise<void> {
    try {
      await this.runCase(page, query);
    } catch (failure) {
      // What it left open is not to fail the cases after it.
      await begin(this.phone, this.build);
      throw failure;
    }
  }

  private async runCase(page: string, query: Record<string, string>): Promise<void> {
    await this.phone.take();
    await this.phone.send({ kind: 'setEnvironment', environment: DEFAULT_ENVIRONMENT });
    await this.phone.send({ kind: 'reLaunch', path: page, query });
    const deadline = Date.now() + LIMIT;
    const errors: string[] = [];
    while (Date.now() < deadline) {
      for (const message of await this.phone.take()) {
        if (message.kind === 'appError' && !message.message.startsWith(EXPECTED)) errors.push(message.message);
        const [first] = message.kind === 'console' ? message.entry.args : [];
        if (first?.type !== 'string' || !first.value.startsWith('conformance ')) continue;
        const { name, failure } = JSON.parse(first.value.slice('conformance '.length)) as { name: string; failure: string };
        // A case that took too long may end during another one.
        if (name !== query['case']) continue;
        if (failure || errors.length > 0) throw new Error([failure, ...errors].filter(Boolean).join('\n'));
        return;
      }
      await this.phone.page.waitForTimeout(30);
    }
    throw new Error(['The case did not end.', ...errors].join('\n'));
  }
}

/** Starts the program in a new device. */
async function begin(phone: PhoneInBrowser, build: Build): Promise<void> {
  await phone.take();
  await phone.open(build);
  await phone.heard({ kind: 'firstRender' });
  // Cases that are not about permissions have been given all of them.
  for (const scope of SCOPES) await phone.send({ kind: 'setSimulation', api: `scope.${scope}`, answer: { outcome: 'success' } });
}

/** Cases say `loopback.test` for the suite's own server, whose port they cannot know. */
function toLoopback(args: unknown, host: string): unknown {
  const { url } = (args ?? {}) as { url?: unknown };
  return typeof url === 'string' ? { ...(args as object), url: url.replace('//loopback.test', `//${host}`) } : args;
}

/** Requests to `hands.test` are for the hands; undefined: this call is none of them. */
function useHands(phone: PhoneInBrowser, api: string, args: unknown): Promise<unknown> | undefined {
  const { url = '', data } = (args ?? {}) as { url?: string; data?: unknown };
  const act = api === 'request' && url.startsWith(HANDS_URL) ? HANDS[url.slice(HANDS_URL.length)] : undefined;
  if (!act) return undefined;
  const given: unknown = typeof data === 'string' ? JSON.parse(data) : data;
  return act(phone, given as never).then(
    (value) => handsAnswer({ value: value ?? null }),
    (error: unknown) => handsAnswer({ error: error instanceof Error ? error.message : String(error) }),
  );
}

const handsAnswer = (data: object): object => ({ data, statusCode: 200, header: {}, cookies: [] });
