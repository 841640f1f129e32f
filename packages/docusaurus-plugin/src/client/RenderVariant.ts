import type { Gate } from './gate';

/** What one render of a static page shows, and what it came across. */
export interface RenderVariant {
  readonly shows: 'locked' | 'open';
  /** Sections are always locked in what is handed out. Open they are rendered to find their links. */
  readonly sections: 'locked' | 'open';
  /** Set by the gate that the page went through. A page without one is public. */
  gate: Gate | null;
  /** Set by a section that the page came across. */
  hasSections: boolean;
}
