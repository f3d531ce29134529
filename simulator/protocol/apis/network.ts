import { type ApiFamily, refused, simulated, supported } from './api-entry.ts';

export const networkFamily: ApiFamily = {
  title: 'Network',
  apis: {
    closeSocket: supported,
    connectSocket: supported,
    createTCPSocket: refused('Programs of a desktop simulator get no raw sockets.'),
    createUDPSocket: refused('Programs of a desktop simulator get no raw sockets.'),
    downloadFile: supported,
    offLocalServiceDiscoveryStop: refused('Programs of a desktop simulator get no raw sockets.'),
    offLocalServiceFound: refused('Programs of a desktop simulator get no raw sockets.'),
    offLocalServiceLost: refused('Programs of a desktop simulator get no raw sockets.'),
    offLocalServiceResolveFail: refused('Programs of a desktop simulator get no raw sockets.'),
    onLocalServiceDiscoveryStop: refused('Programs of a desktop simulator get no raw sockets.'),
    onLocalServiceFound: refused('Programs of a desktop simulator get no raw sockets.'),
    onLocalServiceLost: refused('Programs of a desktop simulator get no raw sockets.'),
    onLocalServiceResolveFail: refused('Programs of a desktop simulator get no raw sockets.'),
    onSocketClose: supported,
    onSocketError: supported,
    onSocketMessage: supported,
    onSocketOpen: supported,
    request: supported,
    sendSocketMessage: supported,
    startLocalServiceDiscovery: refused('Programs of a desktop simulator get no raw sockets.'),
    stopLocalServiceDiscovery: refused('Programs of a desktop simulator get no raw sockets.'),
    uploadFile: simulated('Files of up to 15 MB; progress is told once, when all is sent.'),
  },
};
