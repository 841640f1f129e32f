import { useEffect } from 'react';
import type { GateReader } from '@gatehouse/contract/gateReader';
import useGateReader from '@theme/useGateReader';
import { rememberReader } from './rememberedReader';

/** The reader, who is remembered so that the next gated page can load while its link is followed. */
export function useKnownReader(): GateReader {
  const reader = useGateReader();
  useEffect(() => {
    rememberReader(reader);
  }, [reader]);
  return reader;
}
