import type { MailLocale } from '@gatehouse/contract/mailLocale';

/** The design of emails: a site may set its own colors and logo. */
export interface MailLook {
  /** An `https:` URL. `null` if only the site's name is shown. */
  logo: string | null;
  colors: { light: MailColors; dark: MailColors };
}

export type MailColors = Record<keyof typeof LIGHT, string>;

/** The default colors, tuned for both modes. */
export const LIGHT = {
  page: '#f4f8f5',
  card: '#ffffff',
  line: '#dfe7e2',
  heading: '#131c17',
  text: '#37443d',
  muted: '#55655d',
  primary: '#1a6a4e',
  onPrimary: '#ffffff',
};

export const DARK: MailColors = {
  page: '#0f1613',
  card: '#18211c',
  line: '#27332d',
  heading: '#eff5f1',
  text: '#dfe8e3',
  muted: '#9aaca2',
  primary: '#7cc9aa',
  onPrimary: '#0f1613',
};

export const DEFAULT_LOOK: MailLook = { logo: null, colors: { light: LIGHT, dark: DARK } };

const MIN_CONTRAST = 4.5;
const PAIRS = [
  ...(['text', 'muted', 'heading', 'primary'] as const).flatMap((name) => [
    [name, 'card'] as const,
    [name, 'page'] as const,
  ]),
  ['onPrimary', 'primary'] as const,
];

/** @returns combinations of text and background without enough contrast (WCAG 2.2, 1.4.3) */
export function findPaleColors(colors: MailColors): string[] {
  return PAIRS.filter(
    ([text, ground]) => contrast(colors[text], colors[ground]) < MIN_CONTRAST,
  ).map(([text, ground]) => {
    const found = contrast(colors[text], colors[ground]).toFixed(1);
    return `has ${text} on ${ground} with a contrast of ${found}:1, below the required ${MIN_CONTRAST}:1`;
  });
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const channel = parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Nothing is loaded: an email that fetches a font would reveal when it was read. */
export const LATIN_FONTS =
  "'Inter Variable',Inter,system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

/**
 * `system-ui` would show Chinese with Japanese glyphs, or vice versa, on a device in the other
 * language.
 */
const FONTS: Partial<Record<MailLocale, string>> = {
  ja: "'Helvetica Neue','Segoe UI',Roboto,Arial,'Hiragino Sans','Hiragino Kaku Gothic ProN','Yu Gothic UI',Meiryo,'Noto Sans JP','Noto Sans CJK JP',sans-serif",
  ur: "'Noto Nastaliq Urdu','Jameel Noori Nastaleeq','Noto Naskh Arabic','Segoe UI',Tahoma,Arial,sans-serif",
  'zh-Hans':
    "'Helvetica Neue','Segoe UI',Roboto,Arial,'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif",
};

export const fontsOf = (language: MailLocale): string => FONTS[language] ?? LATIN_FONTS;

/** Nastaliq slopes within words, and needs the space. */
export const LINE_HEIGHT = { ltr: '1.6', rtl: '2.1' };

/** Email apps that know the reader's color scheme. Others show the light one, or invert it. */
export const createRules = (dark: MailColors): string => `:root{color-scheme:light dark}
@media (prefers-color-scheme: dark) {
.page{background:${dark.page} !important}
.card{background:${dark.card} !important;border-color:${dark.line} !important}
.line{border-color:${dark.line} !important}
.heading{color:${dark.heading} !important}
.text{color:${dark.text} !important}
.muted{color:${dark.muted} !important}
.link{color:${dark.primary} !important}
.primary{background:${dark.primary} !important}
.on-primary{color:${dark.onPrimary} !important}
}
@media (max-width: 480px) {
.outer{padding:16px 8px !important}
.inner{padding:24px 20px !important}
}`;
