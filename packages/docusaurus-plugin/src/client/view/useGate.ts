import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { getRenderVariant } from '@gated-content/renderVariant';
import type { Props as PaywallProps } from '@theme/GatePaywall';
import { explainFailure, isChunkError, type Unopened } from './explainFailure';
import type { Gate, PageModule, SectionGate } from '../gate';
import { getVerdict } from '../getVerdict';
import { reloadOnce } from '../reloadOnce';
import { closeGate, getOpened, openGate, subscribeToGates } from './openGate';
import { useKnownReader } from '../useKnownReader';
import { watchReader } from './watchReader';

export interface GateState {
  /** The whole page, or `null` while it is locked. */
  page: PageModule | null;
  /** What the paywall says until then. */
  locked: PaywallProps['state'];
  retry: () => void;
  /** Reports that a chunk of the open page failed to load, so that the page can't be shown. */
  onChunkError: (error: unknown) => void;
}

/** Until then, the paywall says that a new version of the site was published. */
const WHEN_STALE = { delayMs: 1_500, againAfterMs: 60_000 };

/** Opens a page when its reader has access, and closes it when they no longer do. */
export function useGate(gate: Gate): GateState {
  const reader = useKnownReader();
  const { refresh } = reader;
  const page = useSyncExternalStore(
    subscribeToGates,
    () => getOpened(gate),
    () => renderedPage(gate),
  );
  const verdict = getVerdict(gate, reader, page !== null);
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<Unopened | null>(null);
  // A failure before the page was closed doesn't matter for the next time.
  if (failure && verdict !== 'open') setFailure(null);

  const explain = useCallback(
    async (error: unknown): Promise<Unopened> => {
      const reason = await explainFailure(error);
      if (reason !== 'refused') return reason;
      // The site may still show a session or a plan that the server has ended. Otherwise, this tab
      // has the access rule of another build.
      await refresh?.();
      return 'stale';
    },
    [refresh],
  );

  useEffect(() => {
    if (verdict === 'sign-in' || verdict === 'upgrade') closeGate(gate);
    if (verdict !== 'open') return;
    let current = true;
    openGate(gate).catch(async (error: unknown) => {
      const reason = await explain(error);
      if (current) setFailure(reason);
    });
    return () => {
      current = false;
    };
  }, [gate, verdict, attempt, explain]);

  const isOpen = verdict === 'open' && page !== null && failure === null;
  // A plan may end while the page is open, or be granted while its reader waits for it.
  const isWatched = isOpen || verdict === 'upgrade';
  useEffect(() => (isWatched && refresh ? watchReader(refresh) : undefined), [isWatched, refresh]);
  useLateChunks(isOpen, explain, setFailure);
  useEffect(() => (failure === 'stale' ? reloadOnce(WHEN_STALE) : undefined), [failure]);

  const retry = useCallback(() => {
    if (!refresh) {
      window.location.reload();
      return;
    }
    setFailure(null);
    setAttempt((count) => count + 1);
    void refresh();
  }, [refresh]);

  return {
    page: isOpen ? page : null,
    locked: verdict === 'open' ? (failure ?? 'loading') : verdict,
    retry,
    onChunkError: useCallback((error) => void explain(error).then(setFailure), [explain]),
  };
}

/**
 * Handles chunks that an open page requests when its reader does something. Network failures are
 * left to the page: it can still be read.
 */
function useLateChunks(
  isOpen: boolean,
  explain: (error: unknown) => Promise<Unopened>,
  onStale: (reason: 'stale') => void,
): void {
  useEffect(() => {
    if (!isOpen) return;
    let current = true;
    const onRejection = async ({ reason }: PromiseRejectionEvent): Promise<void> => {
      if (!isChunkError(reason)) return;
      const why = await explain(reason);
      if (current && why === 'stale') onStale(why);
    };
    const listener = (event: PromiseRejectionEvent): void => void onRejection(event);
    window.addEventListener('unhandledrejection', listener);
    return () => {
      current = false;
      window.removeEventListener('unhandledrejection', listener);
    };
  }, [isOpen, explain, onStale]);
}

/**
 * The initial state, as in the HTML: the static render knows it, and the browser starts from it.
 */
function renderedPage(gate: Gate | SectionGate): PageModule | null {
  const variant = getRenderVariant();
  if (!variant) return getOpened(gate);
  if ('tocIndex' in gate) {
    variant.hasSections = true;
    return variant.sections === 'open' ? (gate.whole ?? null) : null;
  }
  variant.gate = gate;
  return variant.shows === 'open' ? (gate.whole ?? null) : null;
}
