function refuse(): never {
  throw new Error('Routes are validated by the contract (register-routes.ts), not by schemas of Fastify.');
}

/** Fastify's `schemaController` for an app whose routes have no schemas: otherwise it loads two compilers that nothing uses. */
export const WITHOUT_SCHEMAS = { compilersFactory: { buildValidator: refuse, buildSerializer: refuse } };
