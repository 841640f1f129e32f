import { type AccountRoutes, accountPagesPattern } from './accountPages';

/* Free of other dependencies: the browser loads this file. */

/** Passwords and addresses have no business in a URL, whichever page it is of. */
const NEVER = 'passw|pwd|e-?mail|^username$';
/** The other fields of our forms. Elsewhere, `?code=` may be a parameter of the page's own. */
const ON_FORM_PAGES = '^(?:name|days|code|confirmation|remember|trust)$';
const formPagePattern = (routes: AccountRoutes) => `/${accountPagesPattern(routes)}(?:\\.html|/)?$`;

/**
 * The query of a page without what stands in the fields of our forms: a link that somebody made, or a
 * form of an older version that was sent as a URL (CWE-598). The rest stays as it was, byte for byte.
 *
 * @param search with its question mark, or empty
 * @example
 * withoutFields('/sign-in', '?email=a%40b.example&next=%2Fdocs', DEFAULT_ROUTES); // '?next=%2Fdocs'
 */
export function withoutFields(pathname: string, search: string, routes: AccountRoutes): string {
  return strip(pathname, search, NEVER, ON_FORM_PAGES, formPagePattern(routes));
}

/** Takes the fields out of the address bar. For the `<head>`, before anything else reads the URL. */
export function stripFieldsScript(routes: AccountRoutes): string {
  const patterns = [NEVER, ON_FORM_PAGES, formPagePattern(routes)].map((text) =>
    JSON.stringify(text),
  );
  return (
    `try{let l=location,s=(${strip.toString()})(l.pathname,l.search,${patterns.join()});` +
    `if(s!==l.search)history.replaceState(history.state,'',l.origin+l.pathname+s+l.hash)}catch{}`
  );
}

/** Refers to nothing outside: its text is a script. */
function strip(
  pathname: string,
  search: string,
  never: string,
  onFormPages: string,
  formPage: string,
): string {
  const isFormPage = new RegExp(formPage, 'i').test(pathname);
  const fields = new RegExp(isFormPage ? `${never}|${onFormPages}` : never, 'i');
  const kept = search
    .slice(1)
    .split('&')
    .filter(
      (part) => !Array.from(new URLSearchParams(part).keys()).some((name) => fields.test(name)),
    );
  const rest = kept.join('&');
  return rest === '' ? '' : `?${rest}`;
}
