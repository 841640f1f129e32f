import { Component, type ReactNode } from 'react';
import { isChunkError } from './explainFailure';
import { getScrollPosition, type ScrollPosition } from './scrollPosition';

interface Props {
  readonly isOpen: boolean;
  /** Shown while a part of the page is missing. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
  /** The page was open until now. */
  readonly onClose: (position: ScrollPosition) => void;
  /** A chunk that the open page asked for did not come. */
  readonly onChunkError: (error: unknown) => void;
}

interface State {
  readonly error: unknown;
}

/**
 * Sees an open page close, by itself or because a part of it did not load. A class, because React has
 * hooks for neither.
 */
export class PageBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    if (isChunkError(error)) this.props.onChunkError(error);
  }

  /** The last moment at which what was open still is in the document. */
  override getSnapshotBeforeUpdate(before: Props, stateBefore: State): ScrollPosition | null {
    const wasShown = before.isOpen && stateBefore.error === null;
    const isShown = this.props.isOpen && this.state.error === null;
    return wasShown && !isShown ? getScrollPosition() : null;
  }

  override componentDidUpdate(before: Props, _state: State, position: ScrollPosition | null): void {
    if (position) this.props.onClose(position);
    // What React once failed to load lazily it never asks for again: only a new document does.
    if (this.state.error !== null && this.props.isOpen && !before.isOpen) window.location.reload();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!isChunkError(error)) throw error;
    return this.props.fallback;
  }
}
