import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { getRenderVariant } from '@gated-content/renderVariant';
import type { Props as PaywallProps } from '@theme/GatePaywall';
import { explainFailure, type Failure } from './explainFailure';
import type { Gate, PageModule } from '../gate';
import { judge } from '../judge';
import { closeGate, getOpened, openGate, subscribeToGates } from './openGate';
import { useKnownReader } from '../useKnownReader';

export interface GateState {
  /** The whole page, or `null` while it is locked. */
  page: PageModule | null;
  /** What the paywall says meanwhile. */
  locked: PaywallProps['state'];
  retry: () => void;
}

/** Opens a page when its reader may read it, and closes it when they no longer may. */
export function useGate(gate: Gate): GateState {
  const reader = useKnownReader();
  const { refresh } = reader;
  const page = useSyncExternalStore(
    subscribeToGates,
    () => getOpened(gate),
    () => renderedPage(gate),
  );
  const verdict = judge(gate, reader, page !== null);
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<{ attempt: number; reason: Failure } | null>(null);

  useEffect(() => {
    if (verdict === 'sign-in' || verdict === 'upgrade') closeGate(gate);
    if (verdict !== 'open') return;
    let current = true;
    openGate(gate).catch(async (error: unknown) => {
      const reason = await explainFailure(error);
      if (!current) return;
      setFailure({ attempt, reason });
      // The site still shows a session that the server has ended.
      if (reason === 'sign-in') refresh?.();
    });
    return () => {
      current = false;
    };
  }, [gate, verdict, attempt, refresh]);

  const retry = useCallback(() => {
    if (!refresh) {
      window.location.reload();
      return;
    }
    setAttempt((count) => count + 1);
    refresh();
  }, [refresh]);

  const failed = failure?.attempt === attempt ? failure.reason : null;
  return {
    page: verdict === 'open' ? page : null,
    locked: verdict === 'open' ? (failed ?? 'loading') : verdict,
    retry,
  };
}

/** As it stands in the HTML: the static render knows, and the browser starts from the same. */
function renderedPage(gate: Gate): PageModule | null {
  const variant = getRenderVariant();
  if (!variant) return getOpened(gate);
  variant.gate = gate;
  return variant.shows === 'open' ? (gate.whole ?? null) : null;
}
