import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { Failure, Result } from './api';
import { get, post, type SignInAnswer } from './auth';

/* Import this file dynamically, too, see auth.ts. */

/** The reader closed the browser's dialog, took too long, or has no passkey for this site. */
const NO_PASSKEY_USED: Failure = {
  ok: false,
  code: 'NO_PASSKEY_USED',
  message: 'No passkey was used.',
};

/**
 * @param autofill offers passkeys in the email field, and waits until one is chosen, however long
 * that takes; otherwise, the browser prompts immediately
 */
export async function signInWithPasskey(autofill: boolean): Promise<Result<SignInAnswer>> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const options = await get<PublicKeyCredentialRequestOptionsJSON>(
    '/passkey/generate-authenticate-options',
  );
  if (!options.ok) return options;
  try {
    const response = await startAuthentication({
      optionsJSON: options.value,
      useBrowserAutofill: autofill,
    });
    return await post('/passkey/verify-authentication', { response });
  } catch {
    return NO_PASSKEY_USED;
  }
}

const NO_PASSKEY_MADE: Failure = {
  ok: false,
  code: 'NO_PASSKEY_MADE',
  message: 'No passkey was created.',
};
const PASSKEY_KNOWN: Failure = {
  ok: false,
  code: 'PASSKEY_KNOWN',
  message: 'This device already has a passkey for your account.',
};

/** Creates a passkey in the browser, which can sign in from now on. @param name identifies it */
export async function addPasskey(name: string): Promise<Result<unknown>> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const options = await get<PublicKeyCredentialCreationOptionsJSON>(
    '/passkey/generate-register-options',
  );
  if (!options.ok) return options;
  try {
    const response = await startRegistration({ optionsJSON: options.value });
    return await post('/passkey/verify-registration', { response, name });
  } catch (error) {
    return (error as Error).name === 'InvalidStateError' ? PASSKEY_KNOWN : NO_PASSKEY_MADE;
  }
}

export function renamePasskey(id: string, name: string): Promise<Result<unknown>> {
  return post('/passkey/update-passkey', { id, name });
}

export function removePasskey(id: string): Promise<Result<unknown>> {
  return post('/passkey/delete-passkey', { id });
}
