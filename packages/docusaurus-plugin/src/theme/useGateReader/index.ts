import { useSyncExternalStore } from 'react';
import type { GateReader } from '@gatehouse/contract/gateReader';
import { getReader, getReaderBeforeHydration, subscribeToReader } from '../../client/readerStore';

export default function useGateReader(): GateReader {
  return useSyncExternalStore(subscribeToReader, getReader, getReaderBeforeHydration);
}
