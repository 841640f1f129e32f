import { Joi } from '@docusaurus/utils-validation';
import { type AccountRoutes, DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { parseAccountRoutes } from '@gatehouse/contract/accountRoutes';
import type { Plan } from '@gatehouse/contract/plan';
import { MAX_LENGTH, NO_PLAN_IDS, PLAN_HREF, PLAN_ID } from '@gatehouse/contract/planRules';
import type { OptionValidationContext } from '@docusaurus/types';
import type { AllowedSources } from './policy/allowedSources';
import type { AllowedText } from '@gatehouse/leak-check/record';
import { allowedSourcesSchema } from './policy/allowedSourcesSchema';
import type { StaticFilesOption } from './static/decideStaticFiles';

/**
 * The plugin's options in `docusaurus.config`. Docusaurus includes them in the public JavaScript:
 * nothing here is a secret.
 */
export interface Options {
  /**
   * The plans the site sells or grants, in the order in which a paywall lists them. Without any:
   * members only.
   */
  plans?: (Pick<Plan, 'id' | 'title'> & Partial<Plan>)[];
  /**
   * The paths of the account pages, below `baseUrl`. The paywall links to `signIn`, with the return
   * path as `?next=`; the server sends readers to the others. Default: `/sign-in`, `/profile` and
   * so on.
   *
   * @example
   * { signIn: '/account/sign-in', profile: '/account' }
   */
  routes?: Partial<AccountRoutes>;
  /** The directory for gated pages and files: next to the public build, never inside it. */
  gatedDir?: string;
  /**
   * The server's origin, if it is not the site's own: `https://auth.example.com`. Usually
   * `process.env.AUTH_URL`; empty means "not set".
   */
  authUrl?: string;
  /**
   * Gives every page a content security policy. Lists the origins that pages can load from in
   * addition to their own, by directive: `{ 'img-src': ['https://images.example.com'] }`. `false`,
   * the default: pages have none, because a site may load anything from anywhere.
   */
  contentSecurityPolicy?: AllowedSources | false;
  /**
   * Exceptions for the leak check: texts in gated sources that you declare public.
   *
   * @example
   * { allow: [{ source: 'docs/partners/*.mdx', text: 'Prices are in euros, without tax' }] }
   */
  verify?: { allow?: AllowedText[] };
  /**
   * What to do with a file in a static directory that only gated pages use. `'gate'`, the default:
   * it leaves the public build, and keeps its address for readers of these pages. `'public'`: it
   * stays public. `'refuse'`: the build fails.
   */
  staticFiles?: StaticFilesOption;
  /**
   * Files in static directories that are public, whoever uses them: patterns below the directory.
   *
   * @example
   * ['img/**', 'downloads/brochure.pdf']
   */
  publicFiles?: string[];
  /**
   * Whether gated pages keep their "Edit this page" link, which reveals where their source is kept.
   * The default, `false`, is right for public repositories, too, where the source itself would be
   * public.
   */
  keepEditUrl?: boolean;
  /** Whether to write every page as Markdown as well, and `llms.txt`, for readers' agents. Default `true`. */
  markdown?: boolean;
}

export interface GatedContentOptions {
  /** Docusaurus's name for a plugin instance. */
  id: 'default';
  plans: Plan[];
  routes: AccountRoutes;
  gatedDir: string;
  authUrl: string;
  contentSecurityPolicy: AllowedSources | false;
  verify: { allow: AllowedText[] };
  staticFiles: StaticFilesOption;
  publicFiles: string[];
  keepEditUrl: boolean;
  markdown: boolean;
}

export const DEFAULT_OPTIONS = {
  id: 'default',
  plans: [],
  routes: DEFAULT_ROUTES,
  gatedDir: 'build-gated',
  authUrl: '',
  contentSecurityPolicy: false,
  verify: { allow: [] as AllowedText[] },
  staticFiles: 'gate',
  publicFiles: [],
  keepEditUrl: false,
  markdown: true,
} satisfies GatedContentOptions;

const text = (pattern: RegExp, message: string) =>
  Joi.string().pattern(pattern).messages({ 'string.pattern.base': message });

const planSchema = Joi.object({
  id: text(PLAN_ID.pattern, PLAN_ID.message)
    .required()
    .invalid(...NO_PLAN_IDS.ids)
    .messages({ 'any.invalid': NO_PLAN_IDS.message }),
  title: Joi.string().required().max(MAX_LENGTH.title),
  description: Joi.string().allow('').max(MAX_LENGTH.description).default(''),
  price: Joi.string().allow('').max(MAX_LENGTH.price).default(''),
  href: text(PLAN_HREF.pattern, PLAN_HREF.message).max(MAX_LENGTH.href),
});

const allowedTextSchema = Joi.object({
  source: text(
    /^(?!\/|\.\.?\/|[A-Za-z]:|@site\/)[^\\]+$/,
    'must be a path below the site’s directory, or a glob, such as "docs/partners/*.mdx"',
  ).required(),
  text: text(/[\p{L}\p{N}]/u, 'must contain a word').required(),
});

/** Docusaurus's own validator, which is loaded anyway. */
const optionsSchema = Joi.object<GatedContentOptions>({
  id: Joi.valid('default').default(DEFAULT_OPTIONS.id).messages({
    'any.only': 'can only be used once: one instance of the plugin guards the whole site',
  }),
  plans: Joi.array()
    .items(planSchema)
    .unique('id')
    .default(DEFAULT_OPTIONS.plans)
    .messages({ 'array.unique': '"{#value.id}" is listed twice' }),
  routes: Joi.any()
    .custom(parseAccountRoutes)
    .messages({ 'any.custom': '{#error.message}' })
    .default(DEFAULT_OPTIONS.routes),
  gatedDir: text(
    /^(?!\.\.?$)[\w.-]+$/,
    'must be the name of a directory next to the public build',
  ).default(DEFAULT_OPTIONS.gatedDir),
  authUrl: text(
    /^https?:\/\/[^/?#@\s]+\/?$/,
    'must be an origin, such as "https://auth.example.com"',
  )
    .allow('')
    .default(DEFAULT_OPTIONS.authUrl),
  contentSecurityPolicy: allowedSourcesSchema.default(DEFAULT_OPTIONS.contentSecurityPolicy),
  verify: Joi.object({
    allow: Joi.array().items(allowedTextSchema).default(DEFAULT_OPTIONS.verify.allow),
  }).default(DEFAULT_OPTIONS.verify),
  staticFiles: Joi.valid('gate', 'public', 'refuse').default(DEFAULT_OPTIONS.staticFiles),
  publicFiles: Joi.array()
    .items(
      text(
        /^(?!\.{0,2}\/)(?!static\/)[^\\]+$/,
        'must be a pattern below the static directory, such as "img/**"',
      ),
    )
    .default(DEFAULT_OPTIONS.publicFiles),
  keepEditUrl: Joi.boolean().default(DEFAULT_OPTIONS.keepEditUrl),
  markdown: Joi.boolean().default(DEFAULT_OPTIONS.markdown),
});

/** Called by Docusaurus. Throws one error that lists all problems. */
export function validateOptions({
  options,
}: OptionValidationContext<Options | undefined, GatedContentOptions>): GatedContentOptions {
  const { value, error } = optionsSchema.validate(options ?? {}, {
    abortEarly: false,
    convert: false,
    errors: { label: false, wrap: { label: false } },
  });
  if (!error) return value;
  const problems = error.details.map(({ path, message }) =>
    path.length === 0 ? `- ${message}` : `- ${nameOf(path)}: ${message}`,
  );
  throw new Error(
    [
      'The options of @gatehouse/docusaurus-plugin are not valid:',
      ...problems,
      'Valid options are "plans", "routes", "gatedDir", "authUrl", "contentSecurityPolicy", "verify",',
      '"staticFiles", "publicFiles", "keepEditUrl" and "markdown".',
    ].join('\n'),
  );
}

function nameOf(path: readonly (string | number)[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1);
}
