import type { Access } from '@gatehouse/contract/access';
import type { Plan } from '@gatehouse/contract/plan';

export interface NoticeSite {
  /** The site's address, with `baseUrl`. */
  siteUrl: string;
  /** Below that. */
  signInPath: string;
  plans: readonly Plan[];
  /** By the ids of `translations/`. */
  translations: Readonly<Record<string, string>>;
}

interface Locked {
  kind: 'page' | 'section';
  access: Access;
  /** Where a reader comes back to after signing in. */
  returnPath: string;
  /** The whole address at which a program gets the Markdown with a key. */
  markdownUrl: string;
}

/** What the paywall says, and two sentences for agents. Translated like the rest of the plugin. */
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

/** What Markdown says where something is left out. */
export interface Notices {
  /** In place of the rest of a page, or of a section: one paragraph of Markdown. */
  forLocked(locked: Locked): string;
  /** In `llms.txt`, which has public pages only. */
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
