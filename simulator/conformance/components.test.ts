import { afterAll, beforeAll, describe, test } from 'vitest';
import { ConformancePhone } from './testing/conformance-phone.ts';
import { componentCases } from './testing/program-cases.ts';

let phone: ConformancePhone;
beforeAll(async () => {
  phone = await ConformancePhone.launch();
});
afterAll(() => phone?.close());

describe.each(componentCases())('$tag', ({ tag, names }) => {
  test.each(names)('%s', (name) => phone.run(`components/${tag}/${tag}`, { case: name }));
});
