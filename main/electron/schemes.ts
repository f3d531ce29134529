import { protocol } from 'electron';

// Privileges can be given only before the app is ready: the entry imports this module before all others.
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  { scheme: 'sim', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true } },
]);
