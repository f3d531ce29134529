/** Path of an Electron binary that can be run, without ever starting its download; undefined when there is none. */
export function electronBinary(env: NodeJS.ProcessEnv): string | undefined;
/** Whether a window can be shown. */
export function hasDisplay(env: NodeJS.ProcessEnv): boolean;
/** Path of the first of these programs that is on the PATH. */
export function onPath(names: string[]): string | undefined;
