import { type ApiFamily, refused, simulated } from './api-entry.ts';

export const filesFamily: ApiFamily = {
  title: 'Files',
  apis: {
    getFileInfo: refused('The simulator does not have it yet.'),
    getFileSystemManager: refused('The simulator does not have it yet.'),
    getSavedFileInfo: refused('The simulator does not have it yet.'),
    getSavedFileList: refused('The simulator does not have it yet.'),
    openDocument: simulated('A dialog asks the developer for the outcome.'),
    removeSavedFile: refused('The simulator does not have it yet.'),
    saveFile: refused('The simulator does not have it yet.'),
    saveFileToDisk: refused('The simulator does not have it yet.'),
  },
};
