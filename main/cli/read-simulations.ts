import { readFile } from 'node:fs/promises';
import { isSimulationAnswer, type Simulation } from '../../simulator/protocol/simulation.ts';
import { UsageError } from './command-line.ts';

/**
 * Answers of simulated APIs from a JSON file: an object of API name (or permission, `scope.userLocation`) to answer,
 * `{ "outcome": "success", "result": {} }`, `{ "outcome": "cancel" }` or `{ "outcome": "failure", "errMsg": "fail no money" }`.
 * @throws UsageError which says what is wrong with the file
 */
export async function readSimulations(file: string): Promise<Simulation[]> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`The answers in ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new UsageError(`${file} must hold an object of API names and their answers.`);
  }
  return Object.entries(content).map(([api, answer]: [string, unknown]) => {
    if (!isSimulationAnswer(answer)) {
      throw new UsageError(`${file}: ${api} needs an "outcome" that is "success", "cancel" or "failure".`);
    }
    return { api, answer };
  });
}
