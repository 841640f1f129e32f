import { useEffect } from 'react';
import type { GateReader } from '@gatehouse/contract/gateReader';
import useReader from '@gated-content/useReader';
import { rememberReader } from './rememberedReader';

/** The reader, remembered so that the next gated page can load while its link is followed. */
export function useKnownReader(): GateReader {
  const reader = useReader();
  useEffect(() => {
    rememberReader(reader);
  }, [reader]);
  return reader;
}
