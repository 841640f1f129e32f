import { type AccountRoutes, accountPagesPattern } from './accountPages';

/* No other dependencies: the browser loads this file. */

/** Passwords and email addresses don't belong in the URL of any page. */
const ON_ALL_PAGES = 'passw|pwd|e-?mail|^username$';
/** The other form fields. On other pages, `?code=` may be a parameter of the page itself. */
const ON_FORM_PAGES = '^(?:name|days|code|confirmation|remember|trust)$';
const formPagePattern = (routes: AccountRoutes) => `/${accountPagesPattern(routes)}(?:\\.html|/)?$`;

/**
 * Removes form fields from a page's query: a link may have been crafted with them, or an older
 * version's form submitted as a URL (CWE-598). The rest stays the same, byte for byte.
 *
 * @param search with its question mark, or empty
 * @example
 * withoutFields('/sign-in', '?email=a%40b.example&next=%2Fdocs', DEFAULT_ROUTES); // '?next=%2Fdocs'
 */
export function withoutFields(pathname: string, search: string, routes: AccountRoutes): string {
  return strip(pathname, search, ON_ALL_PAGES, ON_FORM_PAGES, formPagePattern(routes));
}

/** Removes form fields from the address bar. For the `<head>`, before anything else reads the URL. */
export function stripFieldsScript(routes: AccountRoutes): string {
  const patterns = [ON_ALL_PAGES, ON_FORM_PAGES, formPagePattern(routes)].map((text) =>
    JSON.stringify(text),
  );
  return (
    `try{let l=location,s=(${strip.toString()})(l.pathname,l.search,${patterns.join()});` +
    `if(s!==l.search)history.replaceState(history.state,'',l.origin+l.pathname+s+l.hash)}catch{}`
  );
}

/** Must not use anything from outside: its source text is inlined as a script. */
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
