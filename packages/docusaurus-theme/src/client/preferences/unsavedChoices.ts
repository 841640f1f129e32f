import type { Me } from '@gatehouse/contract/me';
import type { Preferences } from '@gatehouse/contract/preferences';
import type { Result } from '../api/api';

/** Choices in this tab that the server has not stored yet, the latest one last. */
export const unsavedChoices = new Set<Partial<Preferences>>();

/** The server's response, overridden by choices that it has not stored yet. */
export function withUnsavedChoices(answer: Result<Me>): Result<Me> {
  if (!answer.ok || !answer.value.profile) return answer;
  const profile = Array.from(unsavedChoices).reduce<Preferences>(
    (known, choice) => ({ ...known, ...choice }),
    answer.value.profile,
  );
  return { ok: true, value: { ...answer.value, profile } };
}
