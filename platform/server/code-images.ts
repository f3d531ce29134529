import { buffer } from 'node:stream/consumers';
import { renderAsync } from '@resvg/resvg-js';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { PlatformError } from '../contract/errors.ts';
import { imageRoutes } from '../contract/routes/serving-routes.ts';
import { CODE_WIDTH } from '../contract/serving-models.ts';
import { drawCode } from '../domain/mini-program-code.ts';
import { codeUrl, findCode } from './code-rows.ts';
import type { ServerContext } from './context.ts';

/** Larger ones would make every code as heavy. */
const MAX_ICON_BYTES = 1024 * 1024;
/** PNGs that were drawn last, so that asking again and again costs little. */
const MAX_KNOWN = 200;

const MAGIC: readonly [type: string, starts: readonly number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
];

/** A data URL of an icon; none when it is missing, too large or no picture of these kinds: the letter stands in its place. */
async function iconOf(context: ServerContext, digest: string | null): Promise<string | undefined> {
  if (!digest || !(await context.contents.has([digest])).has(digest)) return undefined;
  const { size, stream } = await context.contents.open(digest);
  if (size > MAX_ICON_BYTES) {
    stream.destroy();
    return undefined;
  }
  const bytes = await buffer(stream);
  const type = MAGIC.find(([, starts]) => starts.every((byte, at) => bytes[at] === byte))?.[0];
  return type && `data:${type};base64,${bytes.toString('base64')}`;
}

async function svgOf(context: ServerContext, id: string): Promise<string> {
  if (id.length > 64 || id.includes('\0')) throw new PlatformError('invalid-input', 'This is no code.');
  const { program } = await findCode(context.db, id);
  const icon = await iconOf(context, program.icon);
  return drawCode({ url: codeUrl(context.addresses.phoneOrigin, id), color: program.color, name: program.name, ...(icon && { icon }) });
}

function widthOf(text: string | undefined): number {
  const width = text === undefined ? CODE_WIDTH.default : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (width >= CODE_WIDTH.min && width <= CODE_WIDTH.max) return width;
  throw new PlatformError('invalid-input', `The width is a whole number from ${CODE_WIDTH.min} to ${CODE_WIDTH.max}.`, { field: 'width' });
}

/** Pictures may change with the mini program's name, colour and icon. As documents of their own they may load nothing. */
const send = (reply: FastifyReply, type: string, body: string | Buffer): FastifyReply =>
  reply
    .headers({
      'content-type': type,
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
    })
    .send(body);

/** Registers the pictures of Mini Program codes. Public: a code is made to be seen, and its id cannot be guessed. */
export function registerCodeImages(app: FastifyInstance, context: ServerContext): void {
  const known = new Map<string, Promise<Buffer>>();
  const draw = (svg: string, width: number): Promise<Buffer> => {
    const key = `${width} ${svg}`;
    const found = known.get(key);
    if (found) return found;
    const drawn = renderAsync(svg, { fitTo: { mode: 'width', value: width } }).then((image) => image.asPng());
    known.set(key, drawn);
    drawn.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
    return drawn;
  };
  app.get<{ Params: { code: string } }>(imageRoutes.codeSvg.path, async (request, reply) =>
    send(reply, 'image/svg+xml; charset=utf-8', await svgOf(context, request.params.code)),
  );
  app.get<{ Params: { code: string }; Querystring: { width?: unknown } }>(imageRoutes.codePng.path, async (request, reply) => {
    const { width } = request.query;
    if (width !== undefined && typeof width !== 'string')
      throw new PlatformError('invalid-input', 'One width, please.', { field: 'width' });
    const pixels = widthOf(width);
    return send(reply, 'image/png', await draw(await svgOf(context, request.params.code), pixels));
  });
}
