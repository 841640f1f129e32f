import options from '@gated-content/options';

/**
 * The reader that an author previews the site as: themselves, a signed-out one, a member, or one
 * with a plan.
 */
export type Preview = 'session' | 'signed-out' | 'member' | `plan:${string}`;

/** The session storage key of the choice, which applies to this tab. */
const KEY = 'gated-content.preview';

export const { plans } = options;

const listeners = new Set<() => void>();

export function subscribeToPreview(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A plan that is no longer in the options can't be previewed. */
export function getPreview(): Preview {
  const chosen = sessionStorage.getItem(KEY);
  const known: Preview[] = [
    'signed-out',
    'member',
    ...plans.map(({ id }) => `plan:${id}` as const),
  ];
  return known.find((preview) => preview === chosen) ?? 'session';
}

export function choosePreview(preview: string): void {
  sessionStorage.setItem(KEY, preview);
  for (const listener of listeners) listener();
}
