/** The site's colors, by hand for both modes: text has a contrast of 4.5:1 and up. */
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

export const DARK: typeof LIGHT = {
  page: '#0f1613',
  card: '#18211c',
  line: '#27332d',
  heading: '#eff5f1',
  text: '#dfe8e3',
  muted: '#9aaca2',
  primary: '#7cc9aa',
  onPrimary: '#0f1613',
};

/** Nothing is loaded from anywhere: a mail that fetches a font tells when it was read. */
export const FONTS = {
  ltr: "'Inter Variable',Inter,system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif",
  rtl: "'Noto Nastaliq Urdu','Jameel Noori Nastaleeq','Noto Naskh Arabic','Segoe UI',Tahoma,Arial,sans-serif",
};

/** Nastaliq falls from word to word, and needs the room. */
export const LINE_HEIGHT = { ltr: '1.6', rtl: '2.1' };

/** Mail programs that know the scheme of their reader. Others show the light one, or invert it. */
export const RULES = `:root{color-scheme:light dark}
@media (prefers-color-scheme: dark) {
.page{background:${DARK.page} !important}
.card{background:${DARK.card} !important;border-color:${DARK.line} !important}
.line{border-color:${DARK.line} !important}
.heading{color:${DARK.heading} !important}
.text{color:${DARK.text} !important}
.muted{color:${DARK.muted} !important}
.link{color:${DARK.primary} !important}
.primary{background:${DARK.primary} !important}
.on-primary{color:${DARK.onPrimary} !important}
}
@media (max-width: 480px) {
.outer{padding:16px 8px !important}
.inner{padding:24px 20px !important}
}`;
