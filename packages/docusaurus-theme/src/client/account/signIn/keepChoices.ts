import { readChoices } from '../../preferences/storedPreferences';
import { callApi } from '../../api/api';

/**
 * What was chosen on this browser before there was an account comes along; without it the account is as
 * good.
 */
export async function keepChoices(): Promise<void> {
  const choices = readChoices();
  if (Object.keys(choices).length > 0) await callApi('/api/me/profile', choices);
}
