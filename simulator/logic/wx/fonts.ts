import type { FontDescription } from '../../protocol/ops.ts';
import { ApiError } from '../api-error.ts';
import { type ApiOptions, asyncApi, isRecord, needs } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Sans-serif fonts of the systems: one of them stands in for those that the platform brings along. */
const STAND_INS = ['Helvetica Neue', 'Arial', 'Liberation Sans', 'DejaVu Sans', 'Noto Sans'];

const BUILT_IN_FONTS = ['WeChatSansSS', 'WeChatSansStd'];

export function fontApis(context: WxContext): ApiMembers {
  const load = async (options: ApiOptions, source: string): Promise<{ status: string }> => {
    const desc = isRecord(options['desc']) ? (options['desc'] as FontDescription) : {};
    const scopes = Array.isArray(options['scopes']) ? options['scopes'].map(String) : ['webview'];
    await context.fonts.load({ family: String(options['family']), source, desc }, scopes, options['global'] === true);
    return { status: 'loaded' };
  };
  return {
    loadFontFace: withStatus(context, 'loadFontFace', (options) => {
      needs(options, 'family', 'String');
      needs(options, 'source', 'String');
      const source = String(options['source']).trim();
      return load(options, /^(url|local)\(/.test(source) ? source : `url("${source.replaceAll('"', '%22')}")`);
    }),
    loadBuiltInFontFace: withStatus(context, 'loadBuiltInFontFace', (options) => {
      needs(options, 'family', 'String');
      needs(options, 'source', 'String');
      if (!BUILT_IN_FONTS.includes(String(options['source']))) throw new ApiError(`source should be one of ${BUILT_IN_FONTS.join(', ')}`);
      return load(options, STAND_INS.map((name) => `local("${name}")`).join(', '));
    }),
  };
}

/** These APIs also tell a failure by a `status`. */
function withStatus(context: WxContext, name: string, run: (options: ApiOptions) => unknown): (options?: ApiOptions) => unknown {
  const failed = (result: Record<string, unknown>): Record<string, unknown> => Object.assign(result, { status: 'error' });
  const api = asyncApi(context, name, run);
  return (options) => {
    const given = isRecord(options) ? options : {};
    const { fail, success, complete } = given;
    if (typeof fail !== 'function' && typeof success !== 'function' && typeof complete !== 'function')
      return api(given)?.catch((result: Record<string, unknown>) => Promise.reject(failed(result)));
    return api({
      ...given,
      fail: (result: Record<string, unknown>) => (typeof fail === 'function' ? fail(failed(result)) : failed(result)),
    });
  };
}
