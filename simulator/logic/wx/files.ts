import { fileErrors } from '../files/file-errors.ts';
import { fileInfo, fileSystemManager, savedFileList, saveFile } from '../files/file-system-manager.ts';
import { asyncApi, needs } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** The file system, and the older APIs that each do one thing with a file. */
export function fileApis(context: WxContext): ApiMembers {
  const { files } = context;
  let manager: ApiMembers | undefined;
  return {
    getFileSystemManager: (): ApiMembers => {
      manager ??= fileSystemManager(context);
      return manager;
    },
    getFileInfo: asyncApi(context, 'getFileInfo', (options) => {
      needs(options, 'filePath', 'String');
      return fileInfo(files, options);
    }),
    getSavedFileInfo: asyncApi(context, 'getSavedFileInfo', (options) => {
      needs(options, 'filePath', 'String');
      const found = files.saved().find(([path]) => path === options['filePath']);
      if (!found) throw fileErrors.missing(` ${String(options['filePath'])}`);
      return { size: found[1].size, createTime: Math.floor(found[1].created / 1000) };
    }),
    getSavedFileList: asyncApi(context, 'getSavedFileList', () => savedFileList(files)),
    removeSavedFile: asyncApi(context, 'removeSavedFile', (options) => {
      needs(options, 'filePath', 'String');
      files.removeSaved(options['filePath'] as string);
    }),
    saveFile: asyncApi(context, 'saveFile', (options) => {
      needs(options, 'tempFilePath', 'String');
      return saveFile(files, options);
    }),
    openDocument: asyncApi(context, 'openDocument', (options) => {
      needs(options, 'filePath', 'String');
      const path = options['filePath'] as string;
      if (!files.find(path)) throw fileErrors.missing(` ${path}`);
      return context.bridge.call('simulate', { api: 'openDocument', args: { filePath: path }, result: {} });
    }),
  };
}
