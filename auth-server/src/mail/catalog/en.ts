import type { SecurityChange } from '../message/securityChanges.js';
import type { MailCatalog } from './MailCatalog.js';

const IGNORE = "If you didn't request this, you can ignore this email.";
const NOTHING_TO_DO = "If this was you, there's nothing you need to do.";

/** What happened, the preposition before "your account", and what it means. */
const CHANGES: Record<SecurityChange, [heading: string, preposition: string, meaning: string]> = {
  'second-factor-on': [
    'Two-factor authentication was turned on',
    'for',
    'You now need a code from your authenticator app to sign in.',
  ],
  'second-factor-off': [
    'Two-factor authentication was turned off',
    'for',
    'You no longer need a code to sign in.',
  ],
  'backup-codes-made': [
    'New backup codes were created',
    'for',
    'Your old backup codes no longer work.',
  ],
  'passkey-added': ['A passkey was added', 'to', 'It can now be used to sign in.'],
  'passkey-removed': ['A passkey was removed', 'from', 'It can no longer be used to sign in.'],
  'connection-added': [
    'An account with another service was connected',
    'to',
    'It can now be used to sign in.',
  ],
  'connection-removed': [
    'A connected account was removed',
    'from',
    'It can no longer be used to sign in.',
  ],
  'api-key-created': [
    'An API key was created',
    'for',
    'A program that has it can read what you can read.',
  ],
  'app-connected': ['An app was connected', 'to', 'It can now read the pages that you can read.'],
};

export const en: MailCatalog = {
  direction: 'ltr',
  colon: ': ',
  device: {
    unknownBrowser: 'Unknown browser',
    on: (browser, system) => `${browser} on ${system}`,
  },
  greeting: (name, { isolate }) => (name === null ? 'Hi,' : `Hi ${isolate(name)},`),
  linkInstead: "If the button doesn't work, copy this link into your browser:",
  footer: ({ site }) => `You received this email because your email address was used on ${site}.`,
  mails: {
    verification: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Confirm your email address for ${site}`,
      preview: `This link expires in ${duration(validMinutes)}.`,
      heading: 'Confirm your email address',
      paragraphs: [
        `Confirm that you want to use this email address on ${site}.`,
        `This link expires in ${duration(validMinutes)}.`,
      ],
      button: { label: 'Confirm email address', path },
      closing: [IGNORE],
    }),
    reset: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Reset your ${site} password`,
      preview: `This link works once and expires in ${duration(validMinutes)}.`,
      heading: 'Reset your password',
      paragraphs: [
        `We received a request to reset the password for your ${site} account.`,
        `This link works once and expires in ${duration(validMinutes)}. Resetting your password signs you out everywhere.`,
      ],
      button: { label: 'Reset password', path },
      closing: [`${IGNORE} Your password won't change.`],
    }),
    'magic-link': ({ path, validMinutes }, { site, duration }) => ({
      subject: `Your sign-in link for ${site}`,
      preview: `This link works once and expires in ${duration(validMinutes)}.`,
      heading: `Sign in to ${site}`,
      paragraphs: [
        `Use this link to sign in to your account. It works once and expires in ${duration(validMinutes)}.`,
      ],
      button: { label: 'Sign in', path },
      closing: ["Don't share this link. Anyone who has it can sign in to your account.", IGNORE],
    }),
    'address-in-use': ({ path }, { site }) => ({
      subject: `You already have an account on ${site}`,
      preview: 'Sign in with the account you already have.',
      heading: 'You already have an account',
      paragraphs: [
        `Someone entered your email address on ${site}, but it already belongs to your account. Nothing has changed.`,
        'If it was you, sign in instead. Forgot your password? You can reset it from the sign-in page.',
      ],
      button: { label: 'Sign in', path },
      closing: ["If it wasn't you, you can ignore this email."],
    }),
    welcome: ({ path }, { site }) => ({
      subject: `Welcome to ${site}`,
      preview: 'Your account is ready.',
      heading: `Welcome to ${site}`,
      paragraphs: [
        'Thanks for signing up. Your account is ready.',
        'Your preferences are saved to your account, so you have them wherever you sign in.',
      ],
      button: { label: `Go to ${site}`, path },
      closing: [],
    }),
    'password-changed': ({ at, path }, { site, date }) => ({
      subject: `Your ${site} password was changed`,
      preview: NOTHING_TO_DO,
      heading: 'Your password was changed',
      paragraphs: [
        `The password for your ${site} account was changed, and all other sessions were signed out.`,
        `${NOTHING_TO_DO} If it wasn't, reset your password now.`,
      ],
      details: [{ label: 'When', value: date(at) }],
      button: { label: 'Reset password', path },
      closing: [`If you still can't sign in, contact the team behind ${site}.`],
    }),
    'email-change': ({ oldAddress, newAddress, path, validMinutes }, { site, duration }) => ({
      subject: `Approve the new email address for your ${site} account`,
      preview: 'Nothing changes unless you approve it.',
      heading: 'Approve your new email address',
      paragraphs: [
        `We received a request to change the email address for your ${site} account. Nothing changes unless you approve it here and confirm it from the new address.`,
        `This link expires in ${duration(validMinutes)}.`,
      ],
      details: [
        { label: 'Current address', value: oldAddress },
        { label: 'New address', value: newAddress },
      ],
      button: { label: 'Approve change', path },
      closing: [
        "If you didn't request this, don't open the link. Someone may have access to your account: sign in and change your password.",
      ],
    }),
    'email-changed': ({ at, oldAddress, newAddress, path }, { site, date }) => ({
      subject: `Your ${site} email address was changed`,
      preview: NOTHING_TO_DO,
      heading: 'Your email address was changed',
      paragraphs: [
        `The email address for your ${site} account was changed. You can no longer sign in with the old address, and this is our last email to it.`,
        `${NOTHING_TO_DO} If it wasn't, sign in with the new address and your password, then change both.`,
      ],
      details: [
        { label: 'Old address', value: oldAddress },
        { label: 'New address', value: newAddress },
        { label: 'When', value: date(at) },
      ],
      button: { label: 'Sign in', path },
      closing: [`If you can't sign in, contact the team behind ${site}.`],
    }),
    'security-changed': ({ at, change, what, path }, { site, date }) => {
      const [heading, preposition, meaning] = CHANGES[change];
      const sentence = `${heading} ${preposition} your ${site} account`;
      return {
        subject: sentence,
        preview: NOTHING_TO_DO,
        heading,
        paragraphs: [
          `${sentence}. ${meaning}`,
          `${NOTHING_TO_DO} If it wasn't, undo the change and choose a new password.`,
        ],
        details: [
          ...(what === null ? [] : [{ label: 'Name', value: what }]),
          { label: 'When', value: date(at) },
        ],
        button: { label: 'Review your account', path },
        closing: [`If you can't sign in, contact the team behind ${site}.`],
      };
    },
    'new-sign-in': ({ at, device, ipAddress, path }, { site, date, deviceName }) => ({
      subject: `New sign-in to your ${site} account`,
      preview: "From a browser you haven't used before.",
      heading: 'New sign-in to your account',
      paragraphs: [
        `Someone signed in to your ${site} account from a browser you haven't used before.`,
        `${NOTHING_TO_DO} If it wasn't, sign out that session and change your password.`,
      ],
      details: [
        { label: 'Device', value: deviceName(device) },
        ...(ipAddress === null ? [] : [{ label: 'IP address', value: ipAddress }]),
        { label: 'When', value: date(at) },
      ],
      button: { label: 'Review sessions', path },
      closing: [],
    }),
    granted: ({ plan, path }, { site, isolate }) => ({
      subject: `You now have access to ${plan} on ${site}`,
      preview: 'Sign in to start reading.',
      heading: `You now have access to ${plan}`,
      paragraphs: [`Your ${site} account now includes ${isolate(plan)}. Sign in to start reading.`],
      button: { label: 'Start reading', path },
      closing: [],
    }),
    'access-requested': ({ reader, plan, path, command }, { site, isolate }) => ({
      subject: `${reader.name} requested access to ${plan} on ${site}`,
      preview: 'Run one command to grant it.',
      heading: 'A reader requested access',
      paragraphs: [
        `A reader of ${site} requested access to ${isolate(plan)}. To grant it, run this command on the server.`,
      ],
      details: [
        { label: 'Reader', value: reader.name },
        { label: 'Email', value: reader.email },
        { label: 'Page', value: path },
        { label: 'Command', value: command },
      ],
      closing: ['To list all pending requests, run "gatehouse admin requests".'],
    }),
    'account-deleted': ({ at }, { site, date }) => ({
      subject: `Your ${site} account was deleted`,
      preview: 'Your account and its data are gone.',
      heading: 'Your account was deleted',
      paragraphs: [`Your ${site} account and all of its data were permanently deleted.`],
      details: [{ label: 'When', value: date(at) }],
      closing: ['You can sign up again at any time. This is our last email to you.'],
    }),
  },
};
