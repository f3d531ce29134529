/**
 * Everything the renderer may ask of the backend, in one map, and everything the backend says by itself, in another.
 * The backend checks every `in`; sizes are limited here, so that a hostile or broken peer is refused at the door.
 */

import {
  Account,
  AppId,
  AssociatedApp,
  BuildReport,
  CompileMode,
  Draft,
  FileContent,
  FileEntry,
  FolderPath,
  HostFailure,
  Language,
  MiniProgram,
  PlatformNotification,
  PlatformStatus,
  PreviewResult,
  type Progress,
  Project,
  ProjectPath,
  RecentProject,
  ServerDomainsState,
  Settings,
  SettingsPatch,
  TemplateInfo,
  UploadedVersions,
  UploadResult,
} from './models.ts';
import { z } from './zod.ts';

/** Largest text file the editor opens, in characters. */
export const MAX_TEXT = 8 * 1024 * 1024;

const nothing = z.object({}).strict();
const name = z.string().trim().min(1).max(64);
const accountName = z.string().trim().min(2).max(64);
const password = z.string().min(1).max(256);
const text = z.string().max(MAX_TEXT);
const version = z.string().max(128);

interface CommandSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  in: I;
  out: O;
  /** Milliseconds after which the caller gives up; 0: never (the command reports progress and can be cancelled). */
  timeout: number;
}

function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O, timeout = 30_000): CommandSpec<I, O> {
  return { in: input, out: output, timeout };
}

export const commands = {
  /** About this program and the shell it runs in. `simulatorOrigin` has `{session}` where the session's name goes. */
  'app.info': command(
    nothing,
    z.object({
      version: z.string(),
      shell: z.enum(['electron', 'browser', 'headless']),
      simulatorOrigin: z.string(),
      canPickFolder: z.boolean(),
      systemLanguage: z.string(),
      projectsFolder: z.string(),
    }),
  ),
  /** Opens an address in the user's browser. Only the platform's own pages are accepted. */
  'app.openExternal': command(z.object({ url: z.string().max(4096) }).strict(), z.object({ opened: z.boolean() })),

  /** The renderer agrees that its window may close. */
  'app.close': command(nothing, nothing),

  'settings.get': command(nothing, Settings),
  'settings.set': command(z.object({ patch: SettingsPatch }).strict(), Settings),

  'projects.templates': command(nothing, z.object({ templates: z.array(TemplateInfo) })),
  'projects.recent': command(nothing, z.object({ projects: z.array(RecentProject) })),
  'projects.forget': command(z.object({ folder: FolderPath }).strict(), nothing),
  /** The system's folder dialog; '' when the user cancelled. Only where app.info says canPickFolder. */
  'projects.pickFolder': command(nothing, z.object({ folder: z.string() }), 0),
  /** Creates `parent/folderName` from a template and opens it. Errors: folder-not-empty, template-missing, disk-full. */
  'projects.create': command(
    z
      .object({
        template: z.string().max(64),
        language: z.enum(['javascript', 'typescript']),
        name,
        parent: FolderPath,
        folderName: z.string().trim().min(1).max(128),
      })
      .strict(),
    Project,
    0,
  ),
  /** Opens a folder. Errors: folder-missing, not-a-mini-program. */
  'projects.open': command(z.object({ folder: FolderPath }).strict(), Project),
  'projects.current': command(nothing, z.object({ project: Project.nullable() })),
  'projects.close': command(nothing, nothing),
  /** Binds the project to a mini program of the platform (writes `appid` of project.config.json). */
  'projects.bind': command(z.object({ appId: AppId }).strict(), Project),

  /** Turns the check of server domains on or off for this project (writes `setting.urlCheck` of its configuration). */
  'projects.setUrlCheck': command(z.object({ urlCheck: z.boolean() }).strict(), Project),

  /** The project's compile modes, from its private configuration where that has any; `current` is the mode chosen there, or ''. */
  'modes.list': command(nothing, z.object({ modes: z.array(CompileMode), current: z.string() })),
  /** Replaces the list where it stands. Errors: invalid-input for two of one name, or a configuration that is not JSON. */
  'modes.save': command(z.object({ modes: z.array(CompileMode.strict()).max(100) }).strict(), z.object({ modes: z.array(CompileMode) })),

  /** One folder's entries, folders first, by name; `.git` and `node_modules` are listed but never walked. */
  'files.list': command(z.object({ path: ProjectPath }).strict(), z.object({ entries: z.array(FileEntry) })),
  /** All files of the project for quick open; at most 20,000. */
  'files.all': command(nothing, z.object({ paths: z.array(z.string()), truncated: z.boolean() })),
  'files.read': command(z.object({ path: ProjectPath }).strict(), FileContent),
  /**
   * Replaces a file as a whole (written beside it and renamed, so that it is never half there).
   * `baseVersion`: version that the text was based on; when the file has another one by now: file-changed.
   */
  'files.write': command(z.object({ path: ProjectPath, text, baseVersion: version.nullable() }).strict(), FileContent),
  'files.create': command(z.object({ path: ProjectPath, kind: z.enum(['file', 'folder']), text: text.optional() }).strict(), FileEntry),
  'files.rename': command(z.object({ from: ProjectPath, to: ProjectPath }).strict(), nothing),
  /** Moves to the project's own bin in the app's data folder, from where `files.restore` brings it back. */
  'files.delete': command(z.object({ path: ProjectPath }).strict(), z.object({ undo: z.string() })),
  'files.restore': command(z.object({ undo: z.string().max(64) }).strict(), z.object({ path: z.string() })),
  /** An image of the project for the editor's viewer, as a data URL; at most 8 MB. */
  'files.image': command(z.object({ path: ProjectPath }).strict(), z.object({ dataUrl: z.string(), size: z.number() })),

  'drafts.list': command(nothing, z.object({ drafts: z.array(Draft) })),
  'drafts.save': command(z.object({ path: ProjectPath, text, baseVersion: version }).strict(), nothing),
  'drafts.discard': command(z.object({ path: ProjectPath }).strict(), nothing),

  /** Starts (or restarts) the simulator's session of the open project: builds it and serves it on an origin of its own. */
  'simulator.start': command(
    nothing,
    z.object({ session: z.string(), build: BuildReport, storage: z.record(z.string(), z.string()) }),
    120_000,
  ),
  /** Builds again from nothing, as the Compile button does. */
  'simulator.compile': command(nothing, BuildReport, 120_000),
  'simulator.stop': command(z.object({ session: z.string().max(64) }).strict(), nothing),
  /** A call of the mini program that needs this machine; the backend checks the api's own arguments. */
  'simulator.hostCall': command(
    z
      .object({
        session: z.string().max(64),
        api: z.string().max(64),
        args: z.unknown(),
        /** Number that the app's thread gave the call: `abort` and progress events name it. */
        call: z.number().int().nonnegative().optional(),
      })
      .strict(),
    z.object({ result: z.unknown().optional(), error: HostFailure.optional() }),
    0,
  ),
  /** Finds where a place in the build comes from. `file` is relative to basePath. Null when it is not known. */
  'simulator.source': command(
    z
      .object({
        session: z.string().max(64),
        locations: z.array(z.object({ file: z.string().max(1024), line: z.number().int(), column: z.number().int() })).max(100),
      })
      .strict(),
    z.object({ sources: z.array(z.object({ path: z.string(), line: z.number(), column: z.number() }).nullable()) }),
  ),

  'platform.status': command(nothing, PlatformStatus, 60_000),
  /** Lets devices on the local network reach the local platform, or stops that. */
  'platform.allowNetwork': command(z.object({ allow: z.boolean() }).strict(), PlatformStatus, 60_000),

  'account.current': command(nothing, z.object({ account: Account.nullable() }), 60_000),
  'account.setUp': command(z.object({ account: accountName, name, password: z.string().min(8).max(256) }).strict(), Account, 60_000),
  'account.login': command(z.object({ account: accountName, password }).strict(), Account, 60_000),
  'account.logout': command(nothing, nothing),

  'miniPrograms.list': command(nothing, z.object({ miniPrograms: z.array(MiniProgram) })),
  'miniPrograms.create': command(z.object({ name }).strict(), MiniProgram),
  /** Apps that may open the open project's mini program, the web container first. Errors: mini-program-missing, signed-out, ... */
  'miniPrograms.apps': command(nothing, z.object({ apps: z.array(AssociatedApp) })),

  /** What was uploaded to the open project's mini program. Errors: mini-program-missing, signed-out, not-a-member, platform-unreachable, ... */
  'miniPrograms.versions': command(nothing, UploadedVersions),

  /** Server domains of the open project's mini program, as known here. */
  'miniPrograms.domains': command(nothing, ServerDomainsState),

  /** What the platform told whoever is logged in, newest first: the first page, or what is older than the id `before`. */
  'notifications.list': command(
    z
      .object({
        language: Language,
        before: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
      })
      .strict(),
    z.object({ notifications: z.array(PlatformNotification), unread: z.number(), more: z.boolean() }),
  ),
  /** Without `ids`: all up to now. */
  'notifications.markRead': command(
    z.object({ ids: z.array(z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)).max(200).optional() }).strict(),
    z.object({ unread: z.number() }),
  ),

  /** Builds for release, sends what the platform lacks, makes a ticket. Errors: build-failed (with diagnostics), signed-out, ... */
  'preview.create': command(
    z.object({ app: z.string().max(64), page: z.string().max(256), query: z.string().max(1024) }).strict(),
    PreviewResult,
    0,
  ),
  'upload.create': command(
    z
      .object({
        version: z.string().trim().min(1, 'A version needs a name').max(64, 'The name of a version has at most 64 characters'),
        remarks: z.string().trim().max(1000, 'Remarks have at most 1000 characters'),
      })
      .strict(),
    UploadResult,
    0,
  ),
  /** The version after the last one uploaded, e.g. 1.0.1; `1.0.0` for the first. */
  'upload.suggest': command(nothing, z.object({ version: z.string() })),
} satisfies Record<string, CommandSpec>;

export const events = {
  onDidChangeSettings: Settings,
  /** Paths that changed on disk by whatever hand; '' means: look at everything again. */
  onDidChangeFiles: z.object({ paths: z.array(z.string()) }),
  onDidBuild: z.object({ session: z.string(), build: BuildReport }),
  /** A build started; the toolbar shows it. */
  onWillBuild: z.object({ session: z.string() }),
  onDidChangePlatform: PlatformStatus,
  onDidChangeAccount: z.object({ account: Account.nullable() }),
  onDidOpenProject: z.object({ project: Project.nullable() }),
  /** Something the mini program's host says by itself (sockets, downloads). */
  onHostEvent: z.object({ session: z.string(), name: z.string(), detail: z.unknown() }),
  /** The window's menu or keyboard asks the renderer for an action, e.g. `file.save`. */
  onMenu: z.object({ action: z.string() }),
  /** The user wants to close the window; the renderer answers by `app.close` once nothing is unsaved. */
  onWillClose: z.object({}),
} satisfies Record<string, z.ZodType>;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<C extends CommandName> = z.input<Commands[C]['in']>;
export type CommandArguments<C extends CommandName> = z.output<Commands[C]['in']>;
export type CommandResult<C extends CommandName> = z.output<Commands[C]['out']>;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<E extends EventName> = z.output<Events[E]>;

/** What a handler gets besides its arguments. */
export interface CommandContext {
  signal: AbortSignal;
  progress(progress: Progress): void;
}

export type CommandHandlers = {
  [C in CommandName]: (input: CommandArguments<C>, context: CommandContext) => Promise<CommandResult<C>> | CommandResult<C>;
};
