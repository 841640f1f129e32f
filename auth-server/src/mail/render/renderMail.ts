import type { AccountRoutes } from '@gatehouse/contract/accountPages';
import { getMailCatalog } from '../catalog/getMailCatalog.js';
import type { MailText } from '../catalog/MailCatalog.js';
import type { MailLocale } from '@gatehouse/contract/mailLocale';
import { getGreetingName } from '../message/greetingName.js';
import { MAIL_TEMPLATES, type MailData, type MailTemplate } from '../message/mailTemplates.js';
import { accountPath, joinSiteUrl } from '../message/sitePath.js';
import type { MailLayout } from './MailLayout.js';
import { DEFAULT_LOOK, type MailLook } from './mailStyle.js';
import { renderHtml } from './renderHtml.js';
import { renderText } from './renderText.js';

/** These link to the site's own pages, which may have an account page's default path. */
const LINKS_TO_PAGES: ReadonlySet<MailTemplate> = new Set(['welcome', 'granted']);

/** The site as emails present it. */
export interface MailSite {
  /** The site's name. */
  name: string;
  /** The configured origin and the site's path, without a trailing `/`. All links lead there. */
  url: string;
  /** Where the account pages are. */
  routes: AccountRoutes;
  /** Default: the standard look. */
  look?: MailLook;
}

/**
 * Renders an email.
 * @param mail.data of the template; checked again, because it may come from the database
 * @throws ZodError when `data` does not match the template
 */
export function renderMail(
  mail: { template: MailTemplate; locale: MailLocale; data: unknown },
  site: MailSite,
): { subject: string; text: string; html: string } {
  const layout = composeLayout(mail, site);
  return { subject: layout.subject, text: renderText(layout), html: renderHtml(layout) };
}

function composeLayout(
  { template, locale, data }: { template: MailTemplate; locale: MailLocale; data: unknown },
  site: MailSite,
): MailLayout {
  const checked: MailData[MailTemplate] = MAIL_TEMPLATES[template].parse(data);
  const { catalog, words } = getMailCatalog(locale, site.name);
  // The union of templates and the union of their data correspond, which TypeScript can't see.
  const write = catalog.mails[template] as (data: unknown, given: typeof words) => MailText;
  const { button, details = [], ...text } = write(checked, words);
  return {
    ...text,
    language: locale,
    direction: catalog.direction,
    colon: catalog.colon,
    site: { ...site, look: site.look ?? DEFAULT_LOOK },
    greeting: catalog.greeting('name' in checked ? getGreetingName(checked.name) : null, words),
    details: details.map(({ label, value }) => ({ label, value: words.isolate(value) })),
    button:
      button === undefined
        ? null
        : {
            label: button.label,
            url: joinSiteUrl(
              site.url,
              LINKS_TO_PAGES.has(template) ? button.path : accountPath(button.path, site.routes),
            ),
            insteadOfIt: catalog.linkInstead,
          },
    footer: catalog.footer(words),
  };
}
