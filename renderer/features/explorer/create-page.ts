import { isAppError } from '../../../main/contract/errors.ts';
import { isInside } from '../../file-kinds.ts';
import { rpc } from '../../rpc.ts';

interface AppJson {
  pages?: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
}

/** Lists a page in an app.json, in the subpackage in whose root it lies; undefined when it is listed already. */
export function addPage(appJson: string, page: string): string | undefined {
  const app = JSON.parse(appJson) as AppJson;
  const packages = app.subPackages ?? app.subpackages ?? [];
  const owner = packages.find((each) => isInside(page, each.root.replace(/^\/|\/$/g, '')));
  const root = owner?.root.replace(/^\/|\/$/g, '') ?? '';
  app.pages ??= [];
  const { pages } = owner ?? { pages: app.pages };
  const listed = root === '' ? page : page.slice(root.length + 1);
  if (pages.includes(listed)) return undefined;
  pages.push(listed);
  const indent = /^([ \t]+)"/m.exec(appJson)?.[1] ?? '  ';
  return `${JSON.stringify(app, null, indent)}\n`;
}

const FILES: Record<string, (name: string) => string> = {
  wxml: (name) => `<view class="page">\n  <text>${name}</text>\n</view>\n`,
  wxss: () => '.page {\n  padding: 32rpx;\n}\n',
  json: () => '{\n  "usingComponents": {}\n}\n',
  script: () => 'Page({\n  data: {},\n\n  onLoad() {},\n});\n',
};

/** Where the mini program stands inside the project: `miniprogramRoot` of project.config.json; '' for the project itself. */
async function programRoot(): Promise<string> {
  try {
    const config: unknown = JSON.parse((await rpc.call('files.read', { path: 'project.config.json' })).text);
    const root = (config as { miniprogramRoot?: unknown }).miniprogramRoot;
    return typeof root === 'string' ? root.replace(/^\.?\//, '').replace(/\/$/, '') : '';
  } catch {
    // Without a readable project.config.json the project's folder is the root.
    return '';
  }
}

export interface CreatedPage {
  /** The page as app.json names it. */
  page: string;
  /** The markup file. */
  path: string;
  /** app.json has it now. */
  listed: boolean;
}

/** Makes the four files of a page in a folder of its own and lists it in app.json. Errors: file-exists and those of writing. */
export async function createPage(folder: string, name: string): Promise<CreatedPage> {
  const root = await programRoot();
  const entries = (await rpc.call('files.list', { path: root })).entries;
  const script = entries.some((entry) => entry.path.endsWith('app.ts')) ? 'ts' : 'js';
  const base = `${folder === '' ? '' : `${folder}/`}${name}/${name.slice(name.lastIndexOf('/') + 1)}`;
  for (const [kind, content] of Object.entries(FILES)) {
    const path = `${base}.${kind === 'script' ? script : kind}`;
    await rpc.call('files.create', { path, kind: 'file', text: content(name) });
  }
  const page = root !== '' && isInside(base, root) ? base.slice(root.length + 1) : base;
  return { page, path: `${base}.wxml`, listed: await listPage(root, page) };
}

async function listPage(root: string, page: string): Promise<boolean> {
  const path = root === '' ? 'app.json' : `${root}/app.json`;
  try {
    const file = await rpc.call('files.read', { path });
    const changed = addPage(file.text, page);
    if (changed !== undefined) await rpc.call('files.write', { path, text: changed, baseVersion: file.version });
    return true;
  } catch (error) {
    // An app.json that is missing or is no JSON now: the page is there all the same, and the user is told.
    if (error instanceof SyntaxError || error instanceof TypeError || isAppError(error)) return false;
    throw error;
  }
}
