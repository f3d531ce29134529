import { expect, it } from 'vitest';
import { routes } from './api.ts';
import { openApi } from './open-api.ts';

it('is what docs/openapi.json says; `npm run docs` writes it again', async () => {
  await expect(`${JSON.stringify(openApi(), null, 2)}\n`).toMatchFileSnapshot('../../docs/openapi.json');
});

it('describes every route once, with all parameters of its path, and refers to nothing that is missing', () => {
  const document = openApi() as {
    paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[] }>>;
    components: { schemas: Record<string, unknown> };
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.values(methods).map((one) => ({ path, one })));
  expect(operations.map(({ one }) => one.operationId).sort()).toEqual(Object.keys(routes).sort());
  for (const { path, one } of operations) {
    const inPath = one.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
    expect(inPath.sort()).toEqual([...path.matchAll(/\{\w+\}/g)].map(([name]) => name).sort());
  }
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to);
  expect(references.length).toBeGreaterThan(20);
  for (const to of references) expect(Object.keys(document.components.schemas)).toContain(to?.replace('#/components/schemas/', ''));
});
