import type { ApiMembers, WxContext } from './wx-context.ts';

/** Objects that act on a component of the page. */
export function contextApis({ contexts }: WxContext): ApiMembers {
  return {
    createVideoContext: (id: unknown, component?: unknown) => contexts.byId('video', id, component),
    createAudioContext: (id: unknown, component?: unknown) => contexts.byId('audio', id, component),
    createMapContext: (id: unknown, component?: unknown) => contexts.byId('map', id, component),
    createLivePlayerContext: (id: unknown, component?: unknown) => contexts.byId('live-player', id, component),
    createLivePusherContext: () => contexts.single('live-pusher'),
    createCameraContext: () => contexts.single('camera'),
  };
}
