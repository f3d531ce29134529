import type { LogicScope } from './logic-scope.ts';
import { startLogic } from './start-logic.ts';

startLogic(self as unknown as LogicScope);
