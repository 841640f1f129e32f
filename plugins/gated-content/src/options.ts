import { plansSchema, type Plan } from '@gatehouse/contract/plan';
import type { OptionValidationContext } from '@docusaurus/types';
import { z } from 'zod';
import type { AllowedSources } from './policy/allowedSources';
import { allowedSourcesSchema } from './policy/allowedSourcesSchema';

/**
 * The plugin's options, as `docusaurus.config` states them. Docusaurus prints them into the public
 * JavaScript: nothing here is a secret.
 */
export interface Options {
  /** What the site sells or grants, in the order in which a paywall names it. None: members only. */
  plans?: (Pick<Plan, 'id' | 'title'> & Partial<Plan>)[];
  /** The site's sign-in page, below `baseUrl`. It gets the way back as `?next=`. */
  signInPath?: string;
  /** Where gated pages and files go: a directory beside the public build, never inside of it. */
  gatedDir?: string;
  /**
   * The server's origin, when it is not the site's own: `https://auth.example.com`. Usually
   * `process.env.AUTH_URL`; empty means "not set".
   */
  authUrl?: string;
  /**
   * Gives every page a content security policy. Names the origins that pages may load from besides
   * their own, by directive: `{ 'img-src': ['https://images.example.com'] }`. `false`, the default: pages
   * carry none, for a site may load anything from anywhere.
   */
  contentSecurityPolicy?: AllowedSources | false;
}

export interface GatedContentOptions {
  /** Docusaurus' name for the instance of a plugin. */
  id: 'default';
  plans: Plan[];
  signInPath: string;
  gatedDir: string;
  authUrl: string;
  contentSecurityPolicy: AllowedSources | false;
}

export const DEFAULT_OPTIONS = {
  id: 'default',
  plans: [],
  signInPath: '/sign-in',
  gatedDir: 'build-gated',
  authUrl: '',
  contentSecurityPolicy: false,
} satisfies GatedContentOptions;

const optionsSchema = z.strictObject({
  id: z
    .literal('default', { error: 'one instance of the plugin guards the whole site' })
    .default(DEFAULT_OPTIONS.id),
  plans: plansSchema.default(DEFAULT_OPTIONS.plans),
  signInPath: z
    .string()
    .regex(/^\/(?![/\\])[^\\\s]*$/, 'must be a path of the site, such as "/sign-in"')
    .default(DEFAULT_OPTIONS.signInPath),
  gatedDir: z
    .string()
    .regex(/^(?!\.\.?$)[\w.-]+$/, 'must be the plain name of a directory beside the public build')
    .default(DEFAULT_OPTIONS.gatedDir),
  authUrl: z
    .string()
    .regex(
      /^(?:https?:\/\/[^/?#@\s]+\/?)?$/,
      'must be an origin, such as "https://auth.example.com"',
    )
    .default(DEFAULT_OPTIONS.authUrl),
  contentSecurityPolicy: allowedSourcesSchema.default(DEFAULT_OPTIONS.contentSecurityPolicy),
});

/** Called by Docusaurus. Throws one error that lists everything that is wrong. */
export function validateOptions({
  options,
}: OptionValidationContext<Options | undefined, GatedContentOptions>): GatedContentOptions {
  const parsed = optionsSchema.safeParse(options ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? `- ${message}` : `- ${nameOf(path)}: ${message}`,
  );
  throw new Error(
    [
      'The options of @gatehouse/gated-content are not accepted:',
      ...problems,
      'Options are "plans", "signInPath", "gatedDir", "authUrl" and "contentSecurityPolicy".',
    ].join('\n'),
  );
}

function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .slice(1);
}
