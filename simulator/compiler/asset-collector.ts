import type { BuildFile } from './build.ts';
import type { BuildContext } from './build-context.ts';

const ASSET =
  /\.(?:png|jpe?g|gif|svg|webp|bmp|ico|avif|ttf|otf|woff2?|eot|mp3|m4a|aac|wav|ogg|silk|mp4|mov|webm|json|txt|xml|csv|wasm|br|bin|glb|gltf|cer|p12|pem)$/i;
/** JSON that tells tools about the project and is nothing a running app reads. */
const TOOL_JSON = /(?:^|\/)(?:app|sitemap|package|package-lock|project(?:\.private)?\.config|[jt]sconfig(?:\.\w+)?|template)\.json$/;

/**
 * Images, fonts, sounds and other files that are sent as they are: all of the project's own, and those of installed
 * packages that are named in `referenced`.
 */
export async function collectAssets(
  context: BuildContext,
  referenced: Iterable<string>,
  themePath: string | null,
): Promise<Map<string, BuildFile>> {
  const { tree } = context;
  const isData = (path: string) => {
    const bare = path.replace(/\.json$/, '');
    const belongsToCode = ['.js', '.ts', '.wxml'].some((ending) => tree.has(bare + ending));
    return !belongsToCode && !TOOL_JSON.test(path) && path !== themePath && !context.referenced.has(path);
  };
  const own = tree.files.filter((path) => ASSET.test(path) && (!path.endsWith('.json') || isData(path)));
  const assets = new Map<string, BuildFile>();
  await Promise.all(
    [...new Set([...own, ...referenced])].map(async (path) => {
      const found = await tree.stamp(path);
      if (!found) return;
      assets.set(path, { kind: 'asset', source: found.source, size: found.size });
      context.use({ path, hash: found.stamp }, 'app');
    }),
  );
  return assets;
}
