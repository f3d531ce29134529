import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { PlatformError } from '../contract/errors.ts';
import { type ImageType, imageTypeOf } from '../domain/images.ts';
import { miniPrograms } from '../store/schema.ts';
import type { ServerContext } from './context.ts';

/** The icon of some mini program by its digest, for anybody; other contents are not told. Throws `not-found`. */
export async function readIcon({ db, contents }: ServerContext, digest: string): Promise<{ type: ImageType; image: Buffer }> {
  const missing = (): PlatformError => new PlatformError('not-found', 'There is no such icon.');
  if (!/^[0-9a-f]{64}$/.test(digest)) throw missing();
  const [used] = await db.select({ id: miniPrograms.id }).from(miniPrograms).where(eq(miniPrograms.icon, digest)).limit(1);
  if (!used) throw missing();
  const image = await buffer((await contents.open(digest)).stream);
  const type = imageTypeOf(image);
  if (!type) throw missing();
  return { type, image };
}
