import { type ApiFamily, supported } from './api-entry.ts';

export const canvasFamily: ApiFamily = {
  title: 'Canvas',
  apis: {
    canvasGetImageData: supported,
    canvasPutImageData: supported,
    canvasToTempFilePath: supported,
    createCanvasContext: supported,
    createOffscreenCanvas: supported,
  },
};
