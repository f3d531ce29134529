import path from 'node:path';

/**
 * The folder of real files beside the archive of a packaged program (`asarUnpack` of electron-builder.yml), or `programFolder`
 * itself when that is no archive. Electron reads files through the archive, but copies no folders and starts no programs from it.
 */
export function unpackedFolderOf(programFolder: string): string {
  return path.basename(programFolder) === 'app.asar' ? `${programFolder}.unpacked` : programFolder;
}

/** Path of the program that esbuild's package starts on this system. */
export function esbuildProgram(unpackedFolder: string, platform: NodeJS.Platform = process.platform, arch: string = process.arch): string {
  const folder = path.join(unpackedFolder, 'node_modules/@esbuild', `${platform}-${arch}`);
  return platform === 'win32' ? path.join(folder, 'esbuild.exe') : path.join(folder, 'bin/esbuild');
}
