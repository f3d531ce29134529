import { afterAll, beforeAll, describe, test } from 'vitest';
import { ConformancePhone } from './testing/conformance-phone.ts';
import { apiCases } from './testing/program-cases.ts';

let phone: ConformancePhone;
beforeAll(async () => {
  phone = await ConformancePhone.launch();
});
afterAll(() => phone?.close());

describe.each(apiCases())('$family', ({ family, names }) => {
  test.each(names)('%s', (name) => phone.run('pages/apis/apis', { family, case: name }));
});
