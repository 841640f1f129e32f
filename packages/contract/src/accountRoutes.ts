import { z } from 'zod';
import {
  ACCOUNT_PAGES,
  type AccountPage,
  type AccountRoutes,
  DEFAULT_ROUTES,
} from './accountPages';
import { isReserved } from './reservedPaths';

/** Only characters that are the same in a URL, decoded, and in a regular expression. */
const pathSchema = z
  .string()
  .regex(/^(?:\/[A-Za-z0-9_-]+)+$/, {
    error: 'must be a path of letters, digits, "-" and "_", such as "/account/sign-in"',
  })
  .refine((path) => !isReserved(path), { error: 'is reserved for the server' });

type Fields = Record<AccountPage, z.ZodDefault<typeof pathSchema>>;
const fields = Object.fromEntries(
  ACCOUNT_PAGES.map((page) => [page, pathSchema.default(DEFAULT_ROUTES[page])]),
) as Fields;

/**
 * Where a site's account pages are, below its base path. Pages that are not set keep their default
 * path.
 */
export const accountRoutesSchema = z.strictObject(fields).superRefine((routes, context) => {
  for (const [number, page] of ACCOUNT_PAGES.entries()) {
    const twin = ACCOUNT_PAGES.slice(0, number).find((other) => routes[other] === routes[page]);
    if (twin === undefined) continue;
    context.addIssue({ code: 'custom', path: [page], message: `is also the path of "${twin}"` });
  }
});

/**
 * Parses a site's option `routes`, and adds the default path of each page it doesn't set.
 *
 * @throws Error that lists every problem
 */
export function parseAccountRoutes(option: unknown): AccountRoutes {
  const parsed = accountRoutesSchema.safeParse(option);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `"${path.join('.')}" ${message}`,
  );
  throw new Error(`${problems.join('; ')}. Pages are ${ACCOUNT_PAGES.join(', ')}`);
}
