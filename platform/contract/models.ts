/** Shapes of the HTTP API. Times are milliseconds since the epoch, sizes bytes, ids opaque strings. */
import { DomainLists } from './server-domain-models.ts';
import { z } from './zod.ts';

export const Role = z.enum(['admin', 'operator', 'developer', 'analyst']);
export type Role = z.infer<typeof Role>;

export const AccountName = z
  .string()
  .trim()
  .min(2)
  .max(64)
  .regex(/^[\p{L}\p{N}._@+-]+$/u, 'letters, digits and . _ @ + - only');
export const DisplayName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^\P{Cc}+$/u, 'no control characters');
export const NewPassword = z.string().min(8).max(256);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Far more than a project has; the sizes of a package are summed by looking for each of its files' subpackage. */
const MAX_SUBPACKAGES = 1000;

export const PackageSizes = z.object({
  total: z.number().int().nonnegative(),
  main: z.number().int().nonnegative(),
  subpackages: z
    .record(z.string().min(1).max(256), z.number().int().nonnegative())
    .refine((sizes) => Object.keys(sizes).length <= MAX_SUBPACKAGES, `at most ${MAX_SUBPACKAGES} subpackages`),
});

export const Limits = z.object({
  /** Bytes of the main package, of each subpackage, of all together. */
  main: z.number(),
  subpackage: z.number(),
  total: z.number(),
});
export type Limits = z.infer<typeof Limits>;

/** WeChat's figures: 2 MB, 2 MB, 30 MB (FIELD: "Limits and messages of the peers"). */
export const DEFAULT_LIMITS: Limits = { main: 2 * 1024 * 1024, subpackage: 2 * 1024 * 1024, total: 30 * 1024 * 1024 };

/** A file inside a package: relative, no `..`, no control characters. */
export const PackagePath = z
  .string()
  .min(1)
  .max(512)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^\u0000-\u001f\\]+$/)
  .refine(
    (p) => !p.startsWith('/') && p.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
    'not a path inside the package',
  );

/** Same shape as PackageManifest of simulator/protocol. */
export const PackageManifest = z.object({
  formatVersion: z.literal(1),
  engine: z.string().max(64),
  appId: z.string().max(64),
  projectName: z.string().max(128),
  entryPagePath: z.string().max(256),
  pages: z.array(z.string().max(256)).min(1).max(2000),
  sizes: PackageSizes,
  files: z
    .array(z.object({ path: PackagePath, size: z.number().int().nonnegative(), sha256: Sha256 }))
    .min(1)
    .max(10_000),
});
export type PackageManifest = z.infer<typeof PackageManifest>;

export const AssociatedApp = z.object({
  id: z.string(),
  name: z.string(),
  /** Deep link with `{url}`; null for the web container, which opens the address itself. */
  scheme: z.string().nullable(),
});
export type AssociatedApp = z.infer<typeof AssociatedApp>;

export const PlatformInfo = z.object({
  name: z.string(),
  version: z.string(),
  needsSetup: z.boolean(),
  limits: Limits,
  /** Apps that can open this platform's mini programs; the web container is always the first. */
  apps: z.array(AssociatedApp),
  /** Origin that serves packages' contents to the phone page; never the API's own. */
  guestOrigin: z.string(),
});
export type PlatformInfo = z.infer<typeof PlatformInfo>;

export const Account = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string(),
  platformAdmin: z.boolean(),
  /** Decides about versions that were submitted for review. */
  reviewer: z.boolean(),
});
export type Account = z.infer<typeof Account>;

export const Session = z.object({ token: z.string(), expiresAt: z.number(), account: Account });
export type Session = z.infer<typeof Session>;

export const MiniProgram = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.number(),
  /** `#rrggbb` */
  color: z.string(),
  /** Served at `/icons/DIGEST`. */
  icon: Sha256.nullable(),
  /** The caller's. */
  role: Role,
  grants: z.array(z.string()),
});
export type MiniProgram = z.infer<typeof MiniProgram>;

export const Member = z.object({
  account: Account,
  role: Role,
  /** Permissions beyond those of the role. */
  grants: z.array(z.string()),
  addedAt: z.number(),
});
export type Member = z.infer<typeof Member>;

export const Version = z.object({
  id: z.string(),
  /** 1, 2, 3, ... in the order of uploads to this mini program. */
  number: z.number(),
  version: z.string(),
  remarks: z.string(),
  packageId: Sha256,
  sizes: PackageSizes,
  uploadedAt: z.number(),
  uploadedBy: Account,
  /** Commit of the project's repository, when the uploader knew it. */
  commit: z.string().nullable(),
  /** Name of the CI key, when no person uploaded it. */
  uploadedWithKey: z.string().nullable(),
  /** The latest upload of its developer. */
  current: z.boolean(),
});
export type Version = z.infer<typeof Version>;

export const PreviewTicket = z.object({ id: z.string(), url: z.string(), expiresAt: z.number(), members: z.number() });
export type PreviewTicket = z.infer<typeof PreviewTicket>;

/** What the phone page gets once the member has logged in. */
export const OpenedPreview = z.object({
  miniProgram: z.object({ id: z.string(), name: z.string() }),
  manifest: PackageManifest,
  page: z.string(),
  query: z.string(),
  expiresAt: z.number(),
  /** Where it may connect to. */
  domains: DomainLists,
  /** `app-config.json` of the package (AppConfig of simulator/protocol), so that the page need not read the guest origin. */
  appConfig: z.unknown(),
  /** Folder of the package on the guest origin, with a capability in its path; ends with `/`. */
  contentUrl: z.string(),
  /** The simulator's device document on the guest origin. */
  deviceUrl: z.string(),
});
export type OpenedPreview = z.infer<typeof OpenedPreview>;
