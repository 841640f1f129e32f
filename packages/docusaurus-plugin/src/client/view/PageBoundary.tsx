import { Component, type ReactNode } from 'react';
import { isChunkError } from './explainFailure';
import { getScrollPosition, type ScrollPosition } from './scrollPosition';

interface Props {
  readonly isOpen: boolean;
  /** Shown while part of the page is missing. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
  /** Called when the page was open until now. */
  readonly onClose: (position: ScrollPosition) => void;
  /** Called when a chunk that the open page requested failed to load. */
  readonly onChunkError: (error: unknown) => void;
}

interface State {
  readonly error: unknown;
}

/**
 * Detects that an open page closes, by itself or because part of it failed to load. A class,
 * because React has hooks for neither.
 */
export class PageBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    if (isChunkError(error)) this.props.onChunkError(error);
  }

  /** The last moment at which the open content is still in the document. */
  override getSnapshotBeforeUpdate(before: Props, stateBefore: State): ScrollPosition | null {
    const wasShown = before.isOpen && stateBefore.error === null;
    const isShown = this.props.isOpen && this.state.error === null;
    return wasShown && !isShown ? getScrollPosition() : null;
  }

  override componentDidUpdate(before: Props, _state: State, position: ScrollPosition | null): void {
    if (position) this.props.onClose(position);
    // React never retries a failed lazy load: only a new document does.
    if (this.state.error !== null && this.props.isOpen && !before.isOpen) window.location.reload();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!isChunkError(error)) throw error;
    return this.props.fallback;
  }
}
