import { windowSize } from '../../logic-state.ts';
import type { ApiMembers, WxContext } from '../wx-context.ts';

type Descriptor = Partial<Record<'minWidth' | 'maxWidth' | 'width' | 'minHeight' | 'maxHeight' | 'height', number>> & {
  orientation?: 'landscape' | 'portrait';
};
type Callback = (result: { matches: boolean }) => void;

function matches(size: { width: number; height: number }, wanted: Descriptor): boolean {
  const { width, height } = size;
  const { minWidth = 0, maxWidth = Number.POSITIVE_INFINITY, minHeight = 0, maxHeight = Number.POSITIVE_INFINITY } = wanted;
  if (width < minWidth || width > maxWidth || height < minHeight || height > maxHeight) return false;
  if (wanted.width !== undefined && wanted.width !== width) return false;
  if (wanted.height !== undefined && wanted.height !== height) return false;
  return wanted.orientation === undefined || wanted.orientation === (width > height ? 'landscape' : 'portrait');
}

/** `createMediaQueryObserver`: tells at once and after every change whether the page's window matches. */
export function mediaQueryApis(context: WxContext): ApiMembers {
  return {
    createMediaQueryObserver: () => {
      const stops: (() => void)[] = [];
      return {
        observe: (descriptor: Descriptor, callback: Callback): void => {
          let before: boolean | undefined;
          const check = (): void => {
            const now = matches(windowSize(context.state, context.pages.top?.path), descriptor);
            if (now === before) return;
            before = now;
            context.guard('media query callback', () => callback({ matches: now }));
          };
          context.app.on('windowResize', check);
          stops.push(() => context.app.off('windowResize', check));
          queueMicrotask(check);
        },
        disconnect: (): void => {
          for (const stop of stops.splice(0)) stop();
        },
      };
    },
  };
}
