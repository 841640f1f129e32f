import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { extractAllSourceCodeFileTranslations, getBabelOptions } from '@docusaurus/babel';
import { MAIL_LOCALES } from '@gatehouse/contract/mailLocale';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOTICE_MESSAGES } from '../../packages/docusaurus-plugin/src/markdown/createNotices.js';

type Texts = Record<string, string>;

const LANGUAGES = MAIL_LOCALES.filter((locale) => locale !== 'en');
const PACKAGES = ['theme', 'plugin'] as const;
/** Words that are the same in both languages. */
const SAME_AS_ENGLISH: Texts = {
  'account.afterReset.passkey': 'de',
  'account.secondFactor.code': 'de fr',
  'form.name': 'de',
  'profile.choice.expert': 'fr',
  'profile.export.title': 'de',
  'profile.name.title': 'de',
  'profile.passkeys.title': 'de',
  'profile.plan.title': 'de es',
  'profile.sessions.title': 'fr',
};

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;

function readTranslation(name: (typeof PACKAGES)[number], language: string): Texts {
  const folder = `packages/docusaurus-${name}/translations/${language}`;
  return readJson(`${folder}/gatehouse-${name}.json`) as Texts;
}

async function extractEnglish(folder: string): Promise<Texts> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const found = await extractAllSourceCodeFileTranslations(
    files,
    getBabelOptions({ isServer: true }),
  );
  return Object.fromEntries(
    found.flatMap(({ translations }) =>
      Object.entries(translations)
        // Docusaurus translates these itself.
        .filter(([id]) => !id.startsWith('theme.'))
        .map(([id, { message = '' }]) => [id, message]),
    ),
  );
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

/** @returns the texts whose placeholders differ from the English ones */
function findOtherGaps(english: Texts, texts: Texts): string[] {
  return Object.entries(texts)
    .filter(([id, text]) => placeholders(text) !== placeholders(english[id] ?? ''))
    .map(([id, text]) => `${id}: ${text}`);
}

it('the notices in Markdown match the paywall', async () => {
  const english = await extractEnglish('packages/docusaurus-plugin/src');
  const shared = Object.keys(NOTICE_MESSAGES).filter((id) => !id.startsWith('gate.markdown.'));
  expect(shared.map((id) => [id, english[id]])).toEqual(
    shared.map((id) => [id, NOTICE_MESSAGES[id as keyof typeof NOTICE_MESSAGES]]),
  );
}, 60_000);

describe.each(PACKAGES)('the translations of the %s', (name) => {
  let english: Texts = {};

  beforeAll(async () => {
    english = await extractEnglish(`packages/docusaurus-${name}/src`);
    if (name === 'plugin') english = { ...NOTICE_MESSAGES, ...english };
  }, 60_000);

  it('exist for the languages of the emails, and no others', () => {
    expect(readdirSync(`packages/docusaurus-${name}/translations`).sort()).toEqual(LANGUAGES);
  });

  describe.each(LANGUAGES)('into %s', (language) => {
    const texts = readTranslation(name, language);

    it('contain all texts used in the code, and no others', () => {
      expect(Object.keys(texts)).toEqual(Object.keys(english).sort());
    });

    it('have the same placeholders', () => {
      expect(findOtherGaps(english, texts)).toEqual([]);
    });

    it('have no text that is still English', () => {
      const same = Object.entries(texts).filter(
        ([id, text]) =>
          text.trim() === '' ||
          (text === english[id] && !SAME_AS_ENGLISH[id]?.split(' ').includes(language)),
      );
      expect(same).toEqual([]);
    });
  });
});

describe('the Urdu texts of this site', () => {
  const site = readJson('i18n/ur/code.json') as Record<string, { message: string }>;
  const texts = Object.fromEntries(Object.entries(site).map(([id, { message }]) => [id, message]));
  let english: Texts = {};

  beforeAll(async () => {
    english = await extractEnglish('src');
  }, 60_000);

  it('contain everything that readers see on the first page, and around tables and diagrams', () => {
    const complete = /^(?:diagram|landing|search|table)\./;
    const missing = Object.keys(english).filter((id) => complete.test(id) && !(id in texts));
    expect(missing).toEqual([]);
  });

  it('have the same placeholders', () => {
    const own = Object.fromEntries(Object.entries(texts).filter(([id]) => id in english));
    expect(findOtherGaps(english, own)).toEqual([]);
  });
});
