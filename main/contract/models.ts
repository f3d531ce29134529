/** Shapes that more than one command speaks of. */
import { z } from './zod.ts';

/** A path inside the project: relative, `/` between parts, no empty part, no `.` or `..`, no NUL. '' is the project itself. */
export const ProjectPath = z
  .string()
  .max(1024)
  .refine((p) => !p.includes('\0') && !p.includes('\\') && !p.startsWith('/') && !/^[a-zA-Z]:/.test(p), 'not a path inside the project')
  .refine((p) => p === '' || p.split('/').every((part) => part !== '' && part !== '.' && part !== '..'), 'not a path inside the project');

/** An absolute folder of this machine, as the user chose it. */
export const FolderPath = z
  .string()
  .min(1)
  .max(4096)
  .refine((p) => !p.includes('\0'), 'not a folder');

/** Id of a mini program, '' for none. It becomes part of the platform's addresses, so no other characters may stand in it. */
export const AppId = z
  .string()
  .max(64)
  .regex(/^[\w-]*$/, 'not the id of a mini program');

export const Severity = z.enum(['error', 'warning', 'info']);

export const Diagnostic = z.object({
  file: z.string(),
  line: z.number(),
  column: z.number(),
  severity: Severity,
  code: z.string(),
  message: z.string(),
});
export type Diagnostic = z.infer<typeof Diagnostic>;

export const PackageSizes = z.object({ total: z.number(), main: z.number(), subpackages: z.record(z.string(), z.number()) });
export type PackageSizes = z.infer<typeof PackageSizes>;

export const Language = z.enum(['en', 'es', 'zh-CN']);
export type Language = z.infer<typeof Language>;

/** Characters that the window's layout may have as JSON. */
const MAX_LAYOUT = 65_536;
const MAX_ENVIRONMENT = 4096;
/** Projects whose compile mode is remembered. */
export const MAX_PROJECTS = 100;

export const Settings = z.object({
  language: z.union([Language, z.literal('system')]).default('system'),
  theme: z.enum(['light', 'dark', 'system']).default('system'),
  editorFontSize: z.number().int().min(9).max(32).default(13),
  editorTabSize: z.number().int().min(1).max(8).default(2),
  wordWrap: z.boolean().default(false),
  autoSave: z.boolean().default(false),
  /** Empty: the platform that the IDE starts by itself. */
  platformAddress: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2048)]).default(''),
  /** Device of the simulator, its zoom in percent (0: fit), and the app's theme. */
  simulatorDevice: z.string().max(64).default('iPhone 15'),
  simulatorZoom: z.number().int().min(0).max(200).default(0),
  simulatorTheme: z.enum(['light', 'dark']).default('light'),
  /** Language of the simulated phone, e.g. `zh_CN`; empty: the one of the interface. */
  simulatorLanguage: z
    .string()
    .max(16)
    .regex(/^[a-z]*(_[A-Z]+)?$/)
    .default(''),
  /** Fields bring up a keyboard of the phone's own. */
  simulatorKeyboard: z.boolean().default(true),
  /** Opaque to the backend: what the device tools set (DeviceEnvironment of simulator/protocol). */
  simulatorEnvironment: z
    .record(z.string(), z.unknown())
    .refine((environment) => JSON.stringify(environment).length <= MAX_ENVIRONMENT, 'too large')
    .default({}),
  /** Folder of a project -> name of its compile mode, '' for the normal one. */
  compileModes: z
    .record(z.string().max(4096), z.string().max(64))
    .refine((modes) => Object.keys(modes).length <= MAX_PROJECTS, 'too many')
    .default({}),
  /** Opaque to the backend: the window's panes. */
  layout: z
    .record(z.string(), z.unknown())
    .refine((layout) => JSON.stringify(layout).length <= MAX_LAYOUT, 'too large')
    .default({}),
});
export type Settings = z.infer<typeof Settings>;
/** A change of settings: absent keys stay as they are. Built without defaults, so that nothing is reset by absence. */
export const SettingsPatch = z
  .object(Object.fromEntries(Object.entries(Settings.shape).map(([key, schema]) => [key, schema.unwrap().optional()])))
  .strict() as unknown as z.ZodType<Partial<Settings>>;

export const TemplateInfo = z.object({
  id: z.string(),
  /** Texts by language; `en` always there. */
  name: z.record(z.string(), z.string()),
  description: z.record(z.string(), z.string()),
  languages: z.array(z.enum(['javascript', 'typescript'])),
});
export type TemplateInfo = z.infer<typeof TemplateInfo>;

export const RecentProject = z.object({ folder: z.string(), name: z.string(), openedAt: z.number(), exists: z.boolean() });
export type RecentProject = z.infer<typeof RecentProject>;

export const Project = z.object({
  /** Identifies this opening of the folder; paths of other commands are relative to it. */
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  /** '' while it is not bound to a mini program of the platform. */
  appId: z.string(),
  /** False: its server domains are not checked while it is developed (`setting.urlCheck` of project.config.json). */
  urlCheck: z.boolean(),
});
export type Project = z.infer<typeof Project>;

/** A way to start the mini program: `condition.miniprogram.list` of the project's configuration. */
export const CompileMode = z.object({
  name: z.string().trim().min(1).max(64),
  /** '' for the entry page. */
  pathName: z.string().max(512),
  /** `a=1&b=2`, without a question mark. */
  query: z.string().max(2048),
  /** Null for the usual one. */
  scene: z.number().int().min(0).max(9999).nullable(),
});
export type CompileMode = z.infer<typeof CompileMode>;

export const FileEntry = z.object({
  path: z.string(),
  kind: z.enum(['file', 'folder']),
  size: z.number(),
});
export type FileEntry = z.infer<typeof FileEntry>;

export const FileContent = z.object({
  path: z.string(),
  text: z.string(),
  /** Changes whenever the bytes on disk change; '' for a file that does not exist. */
  version: z.string(),
});
export type FileContent = z.infer<typeof FileContent>;

/** Unsaved text, kept outside the project until it is saved or discarded. */
export const Draft = z.object({
  path: z.string(),
  text: z.string(),
  /** Version of the file that the text was based on. */
  baseVersion: z.string(),
  savedAt: z.number(),
});
export type Draft = z.infer<typeof Draft>;

export const ReloadLevel = z.enum(['none', 'style', 'page', 'app']);

export const BuildReport = z.object({
  /** Grows with each build of a session. */
  number: z.number(),
  ok: z.boolean(),
  ms: z.number(),
  /** What the simulator has to do to show it. */
  level: ReloadLevel,
  changed: z.array(z.string()),
  /** Path of the build on the simulator's origin, ends with `/`. */
  basePath: z.string(),
  /** AppConfig of simulator/protocol; null when there was never a good build. */
  config: z.unknown(),
  pages: z.array(z.string()),
  sizes: PackageSizes,
  /** Bytes a main package may have on the platform. */
  limit: z.object({ main: z.number(), subpackage: z.number(), total: z.number() }),
  diagnostics: z.array(Diagnostic),
});
export type BuildReport = z.infer<typeof BuildReport>;

/** Where the open project's mini program may connect to. */
export const ServerDomainsState = z.object({
  /** `unknown`: of no account that was logged in here has the platform told the lists, so nothing is checked. */
  state: z.enum(['unbound', 'unknown', 'known']),
  urlCheck: z.boolean(),
  domains: z.record(z.enum(['request', 'socket', 'upload', 'download', 'webView']), z.array(z.string())).nullable(),
  /** Since when they are known to be so, milliseconds since the epoch. */
  at: z.number().nullable(),
});
export type ServerDomainsState = z.infer<typeof ServerDomainsState>;

/** How the mini program's host refuses a call, as HostFailure of simulator/protocol. */
export const HostFailure = z.object({
  errMsg: z.string(),
  errno: z.number().optional(),
  notListed: z
    .object({ kind: z.enum(['request', 'socket', 'upload', 'download', 'webView']), origin: z.string(), canTurnOff: z.boolean() })
    .optional(),
});
export type HostFailure = z.infer<typeof HostFailure>;

export const PlatformStatus = z.object({
  /** `local`: started by the IDE itself. */
  kind: z.enum(['local', 'remote']),
  state: z.enum(['starting', 'ready', 'unreachable']),
  address: z.string(),
  /** No account exists yet: the first one is to be made by account.setUp. */
  needsSetup: z.boolean(),
  /** Address for phones on the local network; '' while that is not allowed. */
  networkAddress: z.string(),
  reason: z.string().optional(),
});
export type PlatformStatus = z.infer<typeof PlatformStatus>;

export const Account = z.object({ id: z.string(), account: z.string(), name: z.string(), platformAdmin: z.boolean() });
export type Account = z.infer<typeof Account>;

export const MiniProgram = z.object({ id: z.string(), name: z.string(), role: z.enum(['admin', 'operator', 'developer', 'analyst']) });
export type MiniProgram = z.infer<typeof MiniProgram>;

export const AssociatedApp = z.object({ id: z.string(), name: z.string() });
export type AssociatedApp = z.infer<typeof AssociatedApp>;

/** Something that the platform tells whoever is logged in. */
export const PlatformNotification = z.object({
  /** Counted upwards. */
  id: z.number(),
  kind: z.string(),
  /** A sentence in the language that was asked for. */
  text: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  read: z.boolean(),
  /** Page of the console where it is looked after. */
  url: z.string(),
});
export type PlatformNotification = z.infer<typeof PlatformNotification>;

export const PreviewResult = z.object({
  url: z.string(),
  /** SVG text of the QR code, dark on white with its quiet zone. */
  qr: z.string(),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
  sizes: PackageSizes,
  sentBytes: z.number(),
  ms: z.number(),
  members: z.number(),
  /** False: the phone does not check server domains, as the project is set. */
  urlCheck: z.boolean(),
});
export type PreviewResult = z.infer<typeof PreviewResult>;

export const UploadResult = z.object({
  id: z.string(),
  version: z.string(),
  sizes: PackageSizes,
  sentBytes: z.number(),
  ms: z.number(),
  uploadedAt: z.number(),
  /** Page of the console that lists it. */
  consoleUrl: z.string(),
  /** What was checked out of the project's git repository; null without one. `branch` null: no branch. */
  commit: z.object({ hash: z.string(), branch: z.string().nullable() }).nullable(),
});
export type UploadResult = z.infer<typeof UploadResult>;

/** A version of the open project's mini program on the platform. */
export const UploadedVersion = z.object({
  id: z.string(),
  /** 1, 2, 3, ... in the order of uploads. */
  number: z.number(),
  version: z.string(),
  remarks: z.string(),
  uploadedAt: z.number(),
  /** Name of the person, and of the CI key where one was used. */
  uploadedBy: z.string(),
  key: z.string().nullable(),
  /** Bytes of the whole package. */
  size: z.number(),
  commit: z.string().nullable(),
  /** What it is besides a developer version. */
  marks: z.array(z.enum(['online', 'phased', 'in-review', 'approved', 'rejected', 'test'])),
});
export type UploadedVersion = z.infer<typeof UploadedVersion>;

export const UploadedVersions = z.object({
  /** Newest first, at most 200. */
  versions: z.array(UploadedVersion),
  /** Of all, also those that are not in the list. */
  total: z.number(),
  /** Page of the console that lists them. */
  consoleUrl: z.string(),
});
export type UploadedVersions = z.infer<typeof UploadedVersions>;

/** Progress of long work: `done` of `total` (0: not known). */
export const Progress = z.object({
  step: z.enum(['build', 'pack', 'check', 'send', 'finish', 'install', 'copy']),
  done: z.number(),
  total: z.number(),
});
export type Progress = z.infer<typeof Progress>;
