import { contextBridge, ipcRenderer } from 'electron';

/**
 * All that the IDE's page gets from Electron: a way to ask for its port to the backend. The port arrives in the page as a
 * window message `kumquat:port`.
 */
contextBridge.exposeInMainWorld('kumquat', { connect: () => ipcRenderer.send('kumquat:connect') });

ipcRenderer.on('kumquat:port', (event) => window.postMessage('kumquat:port', window.location.origin, event.ports));
