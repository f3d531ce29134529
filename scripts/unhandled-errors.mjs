import { writeFileSync } from 'node:fs';

/**
 * A reporter of Vitest: writes the errors of a run that no test caught, one line each, into the file that
 * `KUMQUAT_UNHANDLED_ERRORS` names. No other report lists them for a program. There is no file when the run did not come to its end.
 */
export default class UnhandledErrors {
  onTestRunEnd(_modules, errors) {
    const lines = errors.map(({ name, message }) => `${name ?? 'Error'}: ${message}`.split('\n', 1)[0]);
    writeFileSync(process.env.KUMQUAT_UNHANDLED_ERRORS, JSON.stringify(lines));
  }
}
