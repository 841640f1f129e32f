import { useMemo, useSyncExternalStore } from 'react';
import type { GateReader } from '@gatehouse/contract/gateReader';
import useGateReader from '@theme/useGateReader';
import { getPreview, subscribeToPreview } from './preview';
import { previewedReader } from './previewedReader';

/** Replaces `useGateReader` in development: see `bundle/configureBundler.ts`. */
export default function usePreviewedReader(): GateReader {
  const reader = useGateReader();
  const preview = useSyncExternalStore(subscribeToPreview, getPreview);
  return useMemo(() => previewedReader(preview, reader), [preview, reader]);
}
