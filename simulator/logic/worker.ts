import type { LogicScope } from './logic-scope.ts';
import { PROGRAM_WORKER } from './program-worker/messages.ts';
import { runProgramWorker } from './program-worker/run-program-worker.ts';
import { startLogic } from './start-logic.ts';

const scope = self as unknown as LogicScope;
if (self.name === PROGRAM_WORKER) runProgramWorker(scope);
else startLogic(scope);
