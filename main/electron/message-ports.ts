import { type BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron';
import { isIdeUrl } from './origins.ts';

/**
 * Gives the window's page a port when it asks for one, each time it asks (a reloaded page asks again). Only the window's own
 * main frame, on the IDE's address, is heard.
 */
export function handOutPorts(window: BrowserWindow, onPort: (port: MessagePortMain) => void): void {
  const { webContents } = window;
  webContents.ipc.on('kumquat:connect', (event) => {
    const frame = event.senderFrame;
    if (!frame || frame !== webContents.mainFrame || !isIdeUrl(frame.url)) return;
    const { port1, port2 } = new MessageChannelMain();
    onPort(port1);
    webContents.postMessage('kumquat:port', null, [port2]);
  });
}
