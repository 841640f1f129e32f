import type { Gate } from './gate';

/** What one render of a static page shows, and what it found. */
export interface RenderVariant {
  readonly shows: 'locked' | 'open';
  /**
   * Sections are always locked in published HTML. They are rendered open only to find their links.
   */
  readonly sections: 'locked' | 'open';
  /** Set by the page's gate. A page without one is public. */
  gate: Gate | null;
  /** Set by a section on the page. */
  hasSections: boolean;
}
