import type { Access } from '@gatehouse/contract/access';
import type { Plan } from '@gatehouse/contract/plan';

export interface NoticeSite {
  /** With `baseUrl`. */
  siteUrl: string;
  /** Relative to `siteUrl`, with a leading slash. */
  signInPath: string;
  plans: readonly Plan[];
  /** By the ids in `translations/`. */
  translations: Readonly<Record<string, string>>;
}

interface Locked {
  kind: 'page' | 'section';
  access: Access;
  /** Where readers return after signing in. */
  returnPath: string;
  /** The URL of the Markdown for programs with an API key. */
  markdownUrl: string;
}

/** The sentences of the paywall, and two for agents. Translated like the plugin's other texts. */
export const NOTICE_MESSAGES = {
  'gate.or': ' or ',
  'gate.paywall.members': 'This page is for members.',
  'gate.paywall.plans': 'This page is for {plans} readers.',
  'gate.section.members': 'This section is for members.',
  'gate.section.plans': 'This section is for {plans} readers.',
  'gate.paywall.signInLink': 'Sign in',
  'gate.section.signIn': '{signIn} to read it.',
  'gate.markdown.key': 'With an API key ({header}), an agent can read it at {url}.',
  'gate.markdown.list':
    'With an API key ({header}), {url} lists everything that its owner can read.',
};

/** Notices for omitted content, in Markdown. */
export interface Notices {
  /** One paragraph in place of a section, or of the rest of a page. */
  forLocked(locked: Locked): string;
  /** In `llms.txt`, which lists only public pages. */
  forList(url: string): string;
}

export function createNotices({ siteUrl, signInPath, plans, translations }: NoticeSite): Notices {
  const say = (
    id: keyof typeof NOTICE_MESSAGES,
    values: Readonly<Record<string, string>> = {},
  ): string =>
    (translations[id] ?? NOTICE_MESSAGES[id]).replace(/\{(\w+)\}/g, (hole: string, name: string) =>
      name in values ? (values[name] as string) : hole,
    );
  const withKey = (url: string) => ({ header: '`Authorization: Bearer <key>`', url: `<${url}>` });

  const whoCanRead = ({ kind, access }: Locked, titles: readonly string[]): string => {
    const id = kind === 'page' ? 'gate.paywall' : 'gate.section';
    if (access === 'members') return say(`${id}.members`);
    return say(`${id}.plans`, { plans: titles.map(escape).join(say('gate.or')) });
  };

  const linkTo = ({ title, price, href }: Plan): string[] => {
    if (href === undefined) return [];
    const url = new URL(href.replace(/^\//, ''), siteUrl).href;
    return [`[${escape(title)}](${url})${price === '' ? '' : ` (${escape(price)})`}`];
  };

  return {
    forLocked(locked) {
      const { access, returnPath, markdownUrl } = locked;
      const opening = plans.filter(({ id }) => typeof access !== 'string' && access.includes(id));
      const who = whoCanRead(
        locked,
        opening.map(({ title }) => title),
      );
      const signInUrl = `${siteUrl}${signInPath.slice(1)}?next=${encodeURIComponent(returnPath)}`;
      const signIn = `[${say('gate.paywall.signInLink')}](${signInUrl})`;
      const links = opening.flatMap(linkTo);
      return [
        `> **${who}** ${say('gate.section.signIn', { signIn })}`,
        ...(links.length === 0 ? [] : [`${links.join(say('gate.or'))}.`]),
        say('gate.markdown.key', withKey(markdownUrl)),
      ].join(' ');
    },
    forList: (url) => say('gate.markdown.list', withKey(url)),
  };
}

function escape(text: string): string {
  return text.replace(/[[\]\\*_`<>]/g, '\\$&');
}
