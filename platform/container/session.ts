import { BrowserSession } from '../client/browser-session.ts';

export const session = new BrowserSession();
