import { type RouteName, routes } from './api.ts';
import { PLATFORM_ERRORS } from './errors.ts';
import * as models from './models.ts';
import * as operationsModels from './operations-models.ts';
import * as releaseModels from './release-models.ts';
import { z } from './zod.ts';

type Json = Record<string, unknown>;

/** The models that answers refer to by name. */
const named = z.registry<{ id: string }>();
for (const [id, model] of Object.entries({ ...models, ...releaseModels, ...operationsModels })) {
  if (model instanceof z.ZodObject) named.add(model, { id });
}

/** What a caller sends, written out: defaults are left out of what is required. */
export function inputSchema(schema: z.ZodType): Json {
  const { $schema: _version, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json as Json;
}

/** What the platform answers; named models land in `components`. */
function outputSchema(schema: z.ZodType, components: Record<string, unknown>): Json {
  const made = z.toJSONSchema(schema, { metadata: named, unrepresentable: 'any' });
  const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _version, $defs = {}, ...json } = JSON.parse(text) as Json & { $defs?: Record<string, Json> };
  for (const [name, definition] of Object.entries($defs)) {
    const { id: _id, ...rest } = definition;
    components[name] = rest;
  }
  const { id, ...rest } = json;
  // A named model as the whole answer is a reference too.
  if (typeof id !== 'string' || named.get(schema)?.id !== id) return json;
  components[id] = rest;
  return { $ref: `#/components/schemas/${id}` };
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = inputSchema(schema) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
}

function operationOf(name: RouteName, components: Record<string, unknown>): Json {
  const route = routes[name];
  const json = (schema: Json): Json => ({ 'application/json': { schema } });
  const bodies: Record<typeof route.bodyType, Json | null> = {
    none: null,
    json: route.bodyType === 'json' ? json(inputSchema(route.body)) : null,
    binary: { 'application/zip': { schema: { type: 'string', contentMediaType: 'application/zip' } } },
  };
  const content = bodies[route.bodyType];
  return {
    operationId: name,
    summary: route.summary,
    // Who may call it: see `Access` of permissions.ts.
    'x-access': route.access,
    ...(route.access !== 'public' && { security: [{ bearer: [] }] }),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      200: { description: 'Done.', content: json(outputSchema(route.response, components)) },
      default: { description: 'A refusal or a failure.', content: json({ $ref: '#/components/schemas/Failure' }) },
    },
  };
}

/** The whole API as an OpenAPI 3.1 document, made from the contract. */
export function openApi(): Json {
  const schemas: Record<string, unknown> = {
    Failure: {
      type: 'object',
      properties: { code: { type: 'string', enum: Object.keys(PLATFORM_ERRORS) }, message: { type: 'string' }, data: { type: 'object' } },
      required: ['code', 'message'],
    },
  };
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(routes) as RouteName[]) {
    const { path, method } = routes[name];
    const place = path.replace(/:(\w+)/g, '{$1}');
    paths[place] = { ...paths[place], [method.toLowerCase()]: operationOf(name, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kumquat Platform',
      version: '0.1.0',
      description: 'Times are milliseconds since the epoch, sizes bytes. A session or a CI key travels as `Authorization: Bearer TOKEN`.',
    },
    paths,
    components: { schemas, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  };
}
