import { type ApiFamily, refused, simulated, supported } from './api-entry.ts';

export const filesFamily: ApiFamily = {
  title: 'Files',
  apis: {
    getFileInfo: supported,
    getFileSystemManager: simulated(
      'The user folder and saved files are kept for each project on this machine, in the phone page as long as the program runs; readCompressedFile fails, because the simulator has no decoder of Brotli, and folders of the code package are not listed.',
    ),
    getSavedFileInfo: supported,
    getSavedFileList: supported,
    openDocument: simulated('The file must exist; then a dialog asks the developer for the outcome.'),
    removeSavedFile: supported,
    saveFile: supported,
    saveFileToDisk: refused("Only the platform's desktop client has it: it fails on a phone as well."),
  },
};
