import { Listeners } from '../media/listeners.ts';
import { isRecord } from '../wx/async-api.ts';
import type { ApiMembers, WxContext } from '../wx/wx-context.ts';
import { MailLimit } from './mail-limit.ts';
import type { FromProgramWorker, ToProgramWorker } from './messages.ts';

const EVENTS = ['message', 'error', 'processKilled'] as const;

/** `wx.createWorker`: one worker at a time, of the scripts in the folder that app.json names as `workers`. */
export function workerApis(context: WxContext): ApiMembers {
  let running: ApiMembers | undefined;
  return {
    createWorker: (path: unknown, options: unknown): ApiMembers => {
      if (running) throw new Error('createWorker:fail a worker is running; call terminate() of it before the next is made');
      const handle = createWorker(context, scriptOf(context, path), isRecord(options) && options['useExperimentalWorker'] === true, () => {
        running = undefined;
      });
      running = handle;
      return handle;
    },
  };
}

/** The module that a path such as `workers/sort.js` names. */
function scriptOf({ state }: WxContext, path: unknown): string {
  const folder = state.config.workers;
  if (folder === undefined) throw new Error('createWorker:fail app.json has no "workers"');
  const script = String(path).replace(/^\//, '');
  if (!script.startsWith(`${folder}/`))
    throw new Error(`createWorker:fail ${String(path)} is not in the folder "${folder}" of app.json's workers`);
  return script.replace(/\.[jt]s$/, '');
}

function createWorker(context: WxContext, script: string, experimental: boolean, ended: () => void): ApiMembers {
  const { baseUrl, config } = context.state;
  const listeners = new Listeners<(typeof EVENTS)[number]>('Worker', context.guard);
  const worker = context.powers.startWorker();
  const post = (message: ToProgramWorker): void => worker.postMessage(message);
  const mail = new MailLimit();
  const env = { USER_DATA_PATH: 'wxfile://usr' };
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    worker.terminate();
    ended();
  };
  worker.onmessage = ({ data }: MessageEvent<FromProgramWorker>) => {
    if (data.kind === 'message') {
      post({ kind: 'taken' });
      listeners.emit('message', data.data);
    } else if (data.kind === 'taken') mail.taken();
    else if (data.kind === 'console') context.bridge.send({ kind: 'console', entry: data.entry });
    else listeners.emit('error', { message: data.message, stack: data.stack });
  };
  post({ kind: 'boot', baseUrl, scriptsUrl: `${baseUrl}${config.workers}/logic.js`, script, env });
  const { onMessage, onError, onProcessKilled } = listeners.members(EVENTS);
  return {
    env,
    onMessage,
    onError,
    onProcessKilled,
    postMessage: (data: unknown): void => {
      if (!over) mail.send(data, () => post({ kind: 'message', data }));
    },
    terminate: end,
    // Only a phone takes an experimental worker away by itself; this is how a program tries what it does then.
    testOnProcessKilled: (): void => {
      if (!experimental || over) return;
      end();
      listeners.emit('processKilled');
    },
    getCameraFrameData: () => null,
  };
}
