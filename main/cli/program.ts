import { Command, InvalidArgumentError, Option } from 'commander';
import type { Action } from './command-line.ts';
import { login, logout, whoami } from './commands/account.ts';
import { build } from './commands/build.ts';
import { create } from './commands/create.ts';
import { open } from './commands/open.ts';
import { platform } from './commands/platform.ts';
import { backup, restore } from './commands/platform-backup.ts';
import { preview } from './commands/preview.ts';
import { snapshot } from './commands/snapshot.ts';
import { upload } from './commands/upload.ts';

type Print = (json: Record<string, unknown>, text: string) => void;

/** Where the parser leaves what it found, and what it wants to print itself (help). */
export interface ProgramHooks {
  version: string;
  writeOut(text: string): void;
  writeError(text: string): void;
  /** `print`: for commands that say something and then go on. */
  run(makeAction: (print: Print) => Action): Promise<void>;
}

const BIND = 'bind the project to this mini program of the platform first (default: the one it is bound to)';

const DATA = 'folder for its database and packages';

const JSON_HELP = 'print one JSON document and nothing else on standard output';

const MODE = 'start as this compile mode of the project says (page, query, scene)';

function sceneNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It must be the number of a scene, such as 1001.');
  return Number(text);
}

function languageName(text: string): string {
  if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(text)) throw new InvalidArgumentError('It must be a language such as en, es or zh_CN.');
  return text;
}

function portNumber(text: string): string {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('It must be a number from 0 to 65535.');
  return text;
}

function webAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError('It must be an http or https address.');
  return text;
}

function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** The grammar of the command line: every command, its arguments and its help. */
export function createProgram(hooks: ProgramHooks): Command {
  const program = new Command('kumquat')
    .description('Create, build, check, preview and upload mini programs.')
    .version(hooks.version)
    // `upload --version` is the upload's own.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: hooks.writeOut, writeErr: hooks.writeError })
    .showHelpAfterError('(--help shows what is possible)');

  const command = (name: string, description: string): Command =>
    program.command(name).description(description).option('--json', JSON_HELP);
  const { run } = hooks;

  command('create', 'make a project from a template')
    .argument('<template>', 'hello, todo, shop or data-assistant')
    .argument('<folder>', 'folder of the new project; must be empty or not exist')
    .option('--name <name>', 'name of the project (default: the folder’s)')
    .option('--typescript', 'the template’s TypeScript form')
    .option('--app-id <id>', 'mini program of the platform that the project belongs to')
    .action((template, folder, options) => run(() => create(template, folder, options)));

  command('build', 'compile a project')
    .argument('[project]', 'folder of the project', '.')
    .addOption(
      new Option('--mode <mode>', 'production minifies and leaves source maps out')
        .choices(['development', 'production'])
        .default('production'),
    )
    .option('--out <dir>', 'write the files of the build here')
    .action((project, options) => run(() => build(project, options)));

  command('snapshot', 'run a project without a window and photograph its pages')
    .argument('[project]', 'folder of the project', '.')
    .option('--page <path?query>', 'a page to open; may be given several times (default: the entry page)', collect)
    .option('--all', 'every page')
    .option('--device <name>', 'a device of the simulator (an unknown name lists them)')
    .addOption(new Option('--theme <theme>', 'theme of the phone').choices(['light', 'dark']))
    .option('--landscape', 'hold the phone sideways; pages turn as their pageOrientation says')
    .option('--language <language>', 'language of the phone, e.g. zh_CN', languageName)
    .option('--scene <number>', 'scene of the launch, e.g. 1011', sceneNumber)
    .option('--mode <name>', MODE)
    .option('--simulate <file>', 'JSON file with answers of simulated APIs, e.g. {"requestPayment": {"outcome": "cancel"}}')
    .option('--out <dir>', 'folder for the PNG files', 'snapshots')
    .action((project, options) => run(() => snapshot(project, options)));

  command('login', 'log in to a platform; the password comes from a prompt or KUMQUAT_PASSWORD')
    .requiredOption('--account <account>', 'name of the account')
    .option('--platform <url>', 'address of the platform (default: the one of the settings, else the local one)', webAddress)
    .action((options) => run(() => login(options)));

  command('logout', 'end the session').action(() => run(() => logout()));
  command('whoami', 'who is logged in, and where').action(() => run(() => whoami()));

  command('preview', 'send a project to the platform and get the address that a phone opens')
    .argument('[project]', 'folder of the project', '.')
    .option('--page <page>', 'page to open (default: the entry page)', '')
    .option('--query <query>', 'its query', '')
    .option('--mode <name>', MODE)
    .option('--app <id>', 'associated app that opens it (default: the first)')
    .option('--app-id <id>', BIND)
    .addOption(new Option('--qr <form>', 'make a QR code').choices(['terminal', 'svg', 'png']))
    .option('--qr-output <file>', 'file for the QR code')
    .action((project, options) => run(() => preview(project, options)));

  command('upload', 'upload a developer version')
    .argument('[project]', 'folder of the project', '.')
    .requiredOption('--version <version>', 'name of the version, e.g. 1.0.0')
    .requiredOption('--remarks <text>', 'what is new in it')
    .option('--app-id <id>', BIND)
    .action((project, options) => run(() => upload(project, options)));

  const platformCommand = command('platform', 'run the platform alone, until it is interrupted')
    .option('--port <port>', 'port (default: a free one)', portNumber)
    .option('--data <dir>', DATA)
    .option('--host <host>', 'address to listen on (default: this machine only)')
    .action((options) => run((print) => platform(options, print)));

  const maintenance = (name: string, description: string): Command =>
    platformCommand.command(name).description(description).option('--json', JSON_HELP).option('--data <dir>', DATA);

  maintenance('backup', 'write all of a platform into one file')
    .argument('<file>', 'file of the backup; must not exist. Whoever has it has every secret of the platform')
    .action((file, options) => run(() => backup(file, options)));

  maintenance('restore', 'put a backup in place of an empty platform')
    .argument('<file>', 'file of the backup')
    .option('--replace', 'replace everything that the database holds')
    .action((file, options) => run(() => restore(file, options)));

  command('open', 'open the IDE')
    .argument('[project]', 'folder of the project')
    .option('--browser', 'in the browser')
    .option('--no-open', 'do not start the browser, only print the address')
    .action((project, options) => run((print) => open(project, options, print)));

  return program;
}
