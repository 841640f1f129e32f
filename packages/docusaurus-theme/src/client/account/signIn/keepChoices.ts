import { readChoices } from '../../preferences/storedPreferences';
import { callApi } from '../../api/api';

/**
 * Copies choices made on this browser before sign-up to the new account. If that fails, the account
 * works without them.
 */
export async function keepChoices(): Promise<void> {
  const choices = readChoices();
  if (Object.keys(choices).length > 0) await callApi('/api/me/profile', choices);
}
