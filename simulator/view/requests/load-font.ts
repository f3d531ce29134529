import type { ViewRequest } from '../../protocol/ops.ts';
import { resolveCssUrls } from '../assets.ts';

type Request = Extract<ViewRequest, { kind: 'loadFont' }>;

/** @throws {Error} when the font cannot be loaded */
export async function loadFont({ family, source, desc }: Request): Promise<string> {
  const face = new FontFace(family, resolveCssUrls(source, 'sheet'), {
    style: desc.style ?? 'normal',
    weight: desc.weight ?? 'normal',
    ...(desc.variant === 'small-caps' && { featureSettings: '"smcp"' }),
  });
  document.fonts.add(await face.load());
  return 'loaded';
}
