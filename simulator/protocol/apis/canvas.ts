import { type ApiFamily, refused } from './api-entry.ts';

export const canvasFamily: ApiFamily = {
  title: 'Canvas',
  apis: {
    canvasGetImageData: refused('The simulator does not have it yet.'),
    canvasPutImageData: refused('The simulator does not have it yet.'),
    canvasToTempFilePath: refused('The simulator does not have it yet.'),
    createCanvasContext: refused('The simulator does not have it yet.'),
    createOffscreenCanvas: refused('The simulator does not have it yet.'),
  },
};
