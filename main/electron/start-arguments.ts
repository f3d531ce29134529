import path from 'node:path';

/**
 * The project folder that a command line names, or ''. `args` are the arguments after the program; in a checkout Electron's
 * own first one is the program's folder. Switches, and addresses of the app's scheme, are not folders.
 */
export function projectArgument(args: string[], options: { packaged: boolean; workingDirectory: string }): string {
  const plain = args.filter((arg) => !arg.startsWith('-') && !/^[a-z][a-z0-9+.-]+:\/\//i.test(arg));
  const folder = plain[options.packaged ? 0 : 1];
  return folder ? path.resolve(options.workingDirectory, folder) : '';
}
