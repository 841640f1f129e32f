import type { Me } from '@gatehouse/contract/me';
import type { Preferences } from '@gatehouse/contract/preferences';
import type { Result } from '../api/api';

/** Choices of this tab that the server has not stored yet, the latest one last. */
export const unsavedChoices = new Set<Partial<Preferences>>();

/** What the server says, under the choices that it does not know yet. */
export function withUnsavedChoices(answer: Result<Me>): Result<Me> {
  if (!answer.ok || !answer.value.profile) return answer;
  const profile = Array.from(unsavedChoices).reduce<Preferences>(
    (known, choice) => ({ ...known, ...choice }),
    answer.value.profile,
  );
  return { ok: true, value: { ...answer.value, profile } };
}
