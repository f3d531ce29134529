import { useCallback, useEffect, useRef, useState } from 'react';
import { isAppError } from '../../../main/contract/errors.ts';
import type { PreviewResult, Progress } from '../../../main/contract/models.ts';
import { rpc } from '../../rpc.ts';

export interface PreviewTarget {
  app: string;
  page: string;
  query: string;
}

export interface PreviewState {
  progress: Progress | null;
  result: PreviewResult | null;
  error: unknown;
  /** Packs and sends again; an answer to an older call is dropped. */
  create(target: PreviewTarget): void;
  cancel(): void;
}

const FIRST: Progress = { step: 'build', done: 0, total: 0 };

/** One preview at a time: a new one cancels the one before. */
export function usePreview(): PreviewState {
  const [state, setState] = useState<Pick<PreviewState, 'progress' | 'result' | 'error'>>({ progress: null, result: null, error: null });
  const running = useRef<AbortController>(null);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState((before) => ({ ...before, progress: null }));
  }, []);

  const create = useCallback((target: PreviewTarget) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const current = (): boolean => running.current === controller;
    setState({ progress: FIRST, result: null, error: null });
    rpc
      .call('preview.create', target, {
        signal: controller.signal,
        onProgress: (progress: Progress) => current() && setState((before) => ({ ...before, progress })),
      })
      .then(
        (result) => current() && setState({ progress: null, result, error: null }),
        (error: unknown) => current() && setState({ progress: null, result: null, error: isAppError(error, 'cancelled') ? null : error }),
      );
  }, []);

  useEffect(() => () => running.current?.abort(), []);
  return { ...state, create, cancel };
}
