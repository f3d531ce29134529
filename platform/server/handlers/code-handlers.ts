import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { Env } from '../../contract/release-models.ts';
import { checkCodePage, checkCodeVersion, codeIdOf } from '../../domain/codes.ts';
import type { Database } from '../../store/open-database.ts';
import { codes } from '../../store/schema.ts';
import { audit } from '../audit.ts';
import { findCode, selectCodes } from '../code-rows.ts';
import { lockMiniProgram } from '../lock-mini-program.ts';
import { releasesOf } from '../release-rows.ts';
import { findVersion } from '../version-rows.ts';
import { callerOf, type Handlers } from './handler.ts';
import { findManifest } from './package-handlers.ts';

/** Pages of the version that a code opens. @throws not-released, no-test-version, version-missing */
async function pagesOf(
  db: Database,
  program: { id: string; testVersionId: string | null },
  env: Env,
  version: string | null,
): Promise<string[]> {
  if (env === 'release') {
    const online = (await releasesOf(db, program.id)).find(({ state }) => state === 'online');
    if (!online) throw new PlatformError('not-released', 'This mini program has no online version.');
    return (await findManifest(db, program.id, online.version.packageId)).pages;
  }
  if (env === 'trial' && !program.testVersionId) throw new PlatformError('no-test-version', 'This mini program has no test version.');
  const id = env === 'trial' ? program.testVersionId : version;
  return (await findVersion(db, program.id, id ?? '')).manifest.pages;
}

export const codeHandlers: Handlers<'openCode' | 'createCode' | 'listCodes'> = {
  async openCode({ context, params }) {
    const { code, program } = await findCode(context.db, params.code);
    const { env, page, scene, versionId } = code;
    return { miniProgram: { id: program.id, name: program.name }, env, page, scene, version: versionId };
  },

  async createCode(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const { env, page, scene, version } = body;
    checkCodeVersion(env, version);
    const now = context.now();
    return await context.db.transaction(async (transaction) => {
      // One after the other, so that the same parameters at the same moment give one code.
      const program = await lockMiniProgram(transaction, params.id);
      checkCodePage(page, await pagesOf(transaction, program, env, version));
      const same = and(
        eq(codes.miniProgramId, params.id),
        eq(codes.env, env),
        eq(codes.page, page),
        eq(codes.scene, scene),
        version === null ? isNull(codes.versionId) : eq(codes.versionId, version),
      );
      const origin = context.addresses.phoneOrigin;
      const [known] = await selectCodes(transaction, origin, same);
      if (known) return known;
      const id = codeIdOf(randomBytes(10));
      const row = { id, miniProgramId: params.id, env, page, scene, versionId: version, createdBy: caller.id, createdAt: now };
      await transaction.insert(codes).values(row);
      const details = { code: id, env, page, scene };
      await audit(transaction, { at: now, accountId: caller.id, action: 'create-code', miniProgramId: params.id, details, address });
      const [made] = await selectCodes(transaction, origin, eq(codes.id, id));
      if (!made) throw new Error(`The code ${id} is gone.`);
      return made;
    });
  },

  listCodes: ({ context, params }) => selectCodes(context.db, context.addresses.phoneOrigin, eq(codes.miniProgramId, params.id)),
};
