import type { Failure } from '../api/api';
import { failureText } from '../form/failureText';
import type { Problems } from '../form/useForm';

/** The field that an error code concerns. All other codes concern the whole form. */
const FIELDS: Record<string, string> = {
  INVALID_EMAIL: 'email',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'email',
  PASSWORD_TOO_SHORT: 'password',
  PASSWORD_TOO_LONG: 'password',
  COMMON_PASSWORD: 'password',
  BREACHED_PASSWORD: 'password',
};

/** The problems of individual fields in the server's refusal of a sign-in or sign-up. */
export function failureProblems(failure: Failure): Problems {
  if (failure.fields) return failure.fields;
  const field = FIELDS[failure.code];
  return field ? { [field]: failureText(failure) } : {};
}
