import { Markup, markup } from './markup.js';
import type { MailLayout } from './MailLayout.js';
import { createRules, fontsOf, LATIN_FONTS, LINE_HEIGHT, type MailColors } from './mailStyle.js';

/** Shared by all parts of an email. */
interface Style {
  font: string;
  colors: MailColors;
}

/**
 * The HTML version: tables and inline styles, which email apps understand, without fonts, and without
 * images except for the site's logo.
 */
export function renderHtml(mail: MailLayout): string {
  const { language, direction, button } = mail;
  const font = `font-family:${fontsOf(language)};line-height:${LINE_HEIGHT[direction]};`;
  const colors = mail.site.look.colors.light;
  const style = { font, colors };
  // Some email apps drop <html> and <body>, so language and direction are repeated on the wrapper.
  return markup`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${mail.subject}</title>
<style>${new Markup(createRules(mail.site.look.colors.dark))}</style>
</head>
<body class="page" style="margin:0;padding:0;background:${colors.page};">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">${mail.preview}</div>
<table role="presentation" class="page" lang="${language}" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" style="background:${colors.page};text-align:${direction === 'rtl' ? 'right' : 'left'};">
<tr><td class="outer" align="center" style="padding:40px 16px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;">
<tr><td style="padding:0 4px 20px;">${brand(mail, style)}</td></tr>
<tr><td class="card inner" style="padding:36px 40px 28px;background:${colors.card};border:1px solid ${colors.line};border-radius:12px;">
<h1 class="heading" style="margin:0 0 20px;${font}${direction === 'rtl' ? '' : 'line-height:1.3;'}font-size:24px;font-weight:650;color:${colors.heading};">${mail.heading}</h1>
${[mail.greeting, ...mail.paragraphs].map((text) => paragraph(text, style))}
${mail.details.length === 0 ? '' : details(mail, style)}
${button === null ? '' : action(button, style)}
${mail.closing.map((text) => note(text, style))}
${button === null ? '' : plainLink(button, style)}
</td></tr>
<tr><td style="padding:20px 4px 0;">
${note(mail.footer, style)}
<p style="margin:0;font-family:${LATIN_FONTS};font-size:14px;"><a class="link" href="${mail.site.url}" dir="ltr" style="color:${colors.primary};">${mail.site.url}</a></p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`.source;
}

function paragraph(text: string, { font, colors }: Style): Markup {
  return markup`<p class="text" style="margin:0 0 16px;${font}font-size:16px;color:${colors.text};">${text}</p>
`;
}

function note(text: string, { font, colors }: Style): Markup {
  return markup`<p class="muted" style="margin:0 0 8px;${font}font-size:14px;color:${colors.muted};">${text}</p>
`;
}

function brand({ site }: MailLayout, { font, colors }: Style): Markup {
  const { logo } = site.look;
  const image =
    logo === null
      ? markup``
      : markup`<td aria-hidden="true" style="padding:0;vertical-align:middle;"><img src="${logo}" alt="" height="28" style="display:block;height:28px;border:0;"></td>
`;
  return markup`<table role="presentation" cellpadding="0" cellspacing="0"><tr>
${image}<td class="heading" style="padding:${logo === null ? '0' : '0 10px'};vertical-align:middle;${font}font-size:17px;font-weight:650;color:${colors.heading};"><bdi>${site.name}</bdi></td>
</tr></table>`;
}

function details({ details: rows, direction }: MailLayout, { font, colors }: Style): Markup {
  const cell = `padding:10px 0;border-top:1px solid ${colors.line};${font}font-size:15px;vertical-align:top;text-align:${direction === 'rtl' ? 'right' : 'left'};`;
  return markup`<table class="line" width="100%" cellpadding="0" cellspacing="0" style="margin:4px 0 24px;border-bottom:1px solid ${colors.line};">
${rows.map(
  ({ label, value }) => markup`<tr>
<th scope="row" class="muted line" width="30%" style="${cell}font-weight:400;color:${colors.muted};">${label}</th>
<td class="text line" style="${cell}color:${colors.text};overflow-wrap:anywhere;">${value}</td>
</tr>
`,
)}</table>`;
}

function action(
  { label, url }: NonNullable<MailLayout['button']>,
  { font, colors }: Style,
): Markup {
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 28px;"><tr>
<td class="primary" bgcolor="${colors.primary}" style="border-radius:8px;background:${colors.primary};"><a class="on-primary" href="${url}" style="display:inline-block;padding:12px 24px;${font}font-size:16px;font-weight:600;color:${colors.onPrimary};text-decoration:none;">${label}</a></td>
</tr></table>`;
}

function plainLink(
  { url, insteadOfIt }: NonNullable<MailLayout['button']>,
  { font, colors }: Style,
): Markup {
  return markup`<div class="line" style="margin-top:20px;padding-top:16px;border-top:1px solid ${colors.line};">
<p class="muted" style="margin:0 0 4px;${font}font-size:13px;color:${colors.muted};">${insteadOfIt}</p>
<p style="margin:0;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;line-height:1.6;overflow-wrap:anywhere;word-break:break-all;"><a class="link" href="${url}" dir="ltr" style="color:${colors.primary};">${url}</a></p>
</div>`;
}
