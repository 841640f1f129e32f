import type { SecurityChange } from '../message/securityChanges.js';
import type { MailCatalog } from './MailCatalog.js';

const IGNORE = 'If it was not you, ignore this mail: nothing happens.';

/** What has happened, and what it means. */
const CHANGES: Record<SecurityChange, [heading: string, meaning: string]> = {
  'second-factor-on': [
    'Two-factor sign-in was turned on',
    'From now on, signing in asks for a code of your authenticator app as well.',
  ],
  'second-factor-off': [
    'Two-factor sign-in was turned off',
    'From now on, signing in asks for no code any more.',
  ],
  'backup-codes-made': [
    'New backup codes were made',
    'The backup codes that you had before do not work any more.',
  ],
  'passkey-added': ['A passkey was added', 'Whoever holds it can sign in as you.'],
  'passkey-removed': ['A passkey was removed', 'It does not sign in any more.'],
  'connection-added': [
    'Another service was connected',
    'Whoever can sign in to your account there can sign in as you here.',
  ],
  'connection-removed': ['Another service was disconnected', 'It does not sign you in any more.'],
};

export const en: MailCatalog = {
  direction: 'ltr',
  greeting: (name, { isolate }) => (name === null ? 'Hello,' : `Hello ${isolate(name)},`),
  linkInstead: 'If the button does not work, open this link:',
  footer: ({ site }) => `You get this mail because of your account or your address at ${site}.`,
  mails: {
    verification: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Confirm your email address for ${site}`,
      preview: 'One click, and the address is yours.',
      heading: 'Confirm your email address',
      paragraphs: [
        `Somebody, hopefully you, gave this address at ${site}. Please confirm that it is yours.`,
        `The link works for ${duration(validMinutes)}.`,
      ],
      button: { label: 'Confirm address', path },
      closing: [IGNORE],
    }),
    reset: ({ path, validMinutes }, { site, duration }) => ({
      subject: `Reset your password for ${site}`,
      preview: `The link works once, for ${duration(validMinutes)}.`,
      heading: 'Choose a new password',
      paragraphs: [
        `Somebody, hopefully you, asked for a new password for your account at ${site}.`,
        `The link works once, for ${duration(validMinutes)}. Afterwards you are signed out everywhere.`,
      ],
      button: { label: 'Choose a new password', path },
      closing: ['If it was not you, ignore this mail: your password stays as it is.'],
    }),
    'magic-link': ({ path, validMinutes }, { site, duration }) => ({
      subject: `Sign in to ${site}`,
      preview: `The link works once, for ${duration(validMinutes)}.`,
      heading: `Sign in to ${site}`,
      paragraphs: [`This link signs you in, once, within ${duration(validMinutes)}.`],
      button: { label: 'Sign in', path },
      closing: [
        'Do not pass it on: whoever opens it is signed in as you.',
        'If you did not ask for it, ignore this mail: nothing happens.',
      ],
    }),
    'address-in-use': ({ path }, { site }) => ({
      subject: `You already have an account at ${site}`,
      preview: 'Somebody tried to sign up with your address.',
      heading: 'You already have an account',
      paragraphs: [
        `Somebody, perhaps you, tried to sign up at ${site} with this address. It has an account already, and nothing about that has changed.`,
        'Sign in instead. If you have forgotten your password, you can choose a new one there.',
      ],
      button: { label: 'Sign in', path },
      closing: [IGNORE],
    }),
    welcome: ({ path }, { site }) => ({
      subject: `Welcome to ${site}`,
      preview: 'Your account is ready.',
      heading: `Welcome to ${site}`,
      paragraphs: [
        'Your account is ready.',
        'Your preferences follow you to each browser in which you sign in.',
      ],
      button: { label: 'Start reading', path },
      closing: [],
    }),
    'password-changed': ({ at, path }, { site, date }) => ({
      subject: `Your password for ${site} was changed`,
      preview: 'If it was you, there is nothing to do.',
      heading: 'Your password was changed',
      paragraphs: [
        `The password of your account at ${site} was changed, and all other sessions were ended.`,
      ],
      details: [{ label: 'When', value: date(at) }],
      button: { label: 'It was not me', path },
      closing: ['If it was you, there is nothing to do.'],
    }),
    'email-change': ({ newAddress, path, validMinutes }, { site, duration, isolate }) => ({
      subject: `Allow a new email address for ${site}?`,
      preview: 'Nothing changes unless you allow it.',
      heading: 'Allow a new email address?',
      paragraphs: [
        `Somebody, hopefully you, asked to change the address of your account at ${site} to ${isolate(newAddress)}.`,
        `Nothing changes unless you allow it. The link works for ${duration(validMinutes)}.`,
      ],
      button: { label: 'Allow the change', path },
      closing: [
        'If it was not you, do not open the link, and change your password: somebody may know it.',
      ],
    }),
    'email-changed': ({ at, newAddress, path }, { site, date }) => ({
      subject: `Your email address for ${site} was changed`,
      preview: 'If it was you, there is nothing to do.',
      heading: 'Your email address was changed',
      paragraphs: [
        `Your account at ${site} has a new address. This one no longer signs you in, and this is the last mail to it.`,
      ],
      details: [
        { label: 'New address', value: newAddress },
        { label: 'When', value: date(at) },
      ],
      button: { label: 'It was not me', path },
      closing: ['If it was you, there is nothing to do.'],
    }),
    'security-changed': ({ at, change, what, path }, { site, date }) => {
      const [heading, meaning] = CHANGES[change];
      return {
        subject: `Your account at ${site}: ${heading}`,
        preview: 'If it was you, there is nothing to do.',
        heading,
        paragraphs: [`${heading} for your account at ${site}. ${meaning}`],
        details: [
          ...(what === null ? [] : [{ label: 'Name', value: what }]),
          { label: 'When', value: date(at) },
        ],
        button: { label: 'Look at your account', path },
        closing: [
          'If it was you, there is nothing to do.',
          'If not, undo it there and change your password: somebody may know it.',
        ],
      };
    },
    'new-sign-in': ({ at, device, place, path }, { site, date }) => ({
      subject: `New sign-in to ${site}`,
      preview: 'From a browser that we have not seen before.',
      heading: 'New sign-in to your account',
      paragraphs: [
        `Somebody signed in to your account at ${site} from a browser that is new to us.`,
      ],
      details: [
        { label: 'Device', value: device },
        ...(place === null ? [] : [{ label: 'Place', value: place }]),
        { label: 'When', value: date(at) },
      ],
      button: { label: 'Look at your sessions', path },
      closing: [
        'If it was you, there is nothing to do.',
        'If not, end that session and change your password.',
      ],
    }),
    granted: ({ plan, path }, { site, isolate }) => ({
      subject: `You now have ${plan} at ${site}`,
      preview: 'Sign in to start reading.',
      heading: `You now have ${plan}`,
      paragraphs: [`Your account at ${site} now includes ${isolate(plan)}. Sign in to read it.`],
      button: { label: 'Start reading', path },
      closing: [],
    }),
    'access-requested': ({ reader, plan, path, command }, { site, isolate }) => ({
      subject: `${reader.name} requests ${plan} at ${site}`,
      preview: 'Grant it, or ignore this mail.',
      heading: 'A reader requests access',
      paragraphs: [
        `A reader of ${site} asks for ${isolate(plan)}. To grant it, run the command below where the server runs.`,
      ],
      details: [
        { label: 'Reader', value: reader.name },
        { label: 'Email', value: reader.email },
        { label: 'Page', value: path },
        { label: 'Command', value: command },
      ],
      button: { label: 'Open the page', path },
      closing: ['"gatehouse admin requests" lists everyone who is waiting.'],
    }),
    'account-deleted': ({ at }, { site, date }) => ({
      subject: `Your account at ${site} was deleted`,
      preview: 'Everything that was stored with it is gone.',
      heading: 'Your account was deleted',
      paragraphs: [
        `Your account at ${site} was deleted, with everything that was stored with it. This cannot be undone.`,
      ],
      details: [{ label: 'When', value: date(at) }],
      closing: ['You are welcome to sign up again at any time. This is the last mail to you.'],
    }),
  },
};
