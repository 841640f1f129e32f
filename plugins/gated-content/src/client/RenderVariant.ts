import type { Gate } from './gate';

/** What one render of a static page shows, and what it came across. */
export interface RenderVariant {
  readonly shows: 'locked' | 'open';
  /** Set by the gate that the page went through. A page without one is public. */
  gate: Gate | null;
}
