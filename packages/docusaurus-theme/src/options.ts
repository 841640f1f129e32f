import { Joi } from '@docusaurus/utils-validation';
import type { OptionValidationContext } from '@docusaurus/types';
import { type AccountRoutes, DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { parseAccountRoutes } from '@gatehouse/contract/accountRoutes';
import { PREFERENCE_NAMES, type PreferenceName } from '@gatehouse/contract/preferences';

/** The theme's options, as `docusaurus.config` states them. All of them are public. */
export interface Options {
  /**
   * Whether the account menu gets into the navbar by itself, as its last item. `'auto'`, the default: unless
   * an item of `type: 'custom-account'` says where. `false`: only such an item brings it.
   */
  navbar?: 'auto' | false;
  /**
   * Where the account pages are, below `baseUrl`. What is left out keeps its usual path. `false`: the site
   * has pages of its own at the usual paths, and the theme adds none.
   *
   * @example { signIn: '/account/sign-in', profile: '/account' }
   */
  routes?: Partial<AccountRoutes> | false;
  /**
   * The preferences that readers choose in the account area, in its order: `'colorMode'`,
   * `'packageManager'`, `'operatingSystem'` and `'experience'`. Default: `['colorMode']`, which every site
   * has. The others need pages that follow them: tabs with a `groupId`, or `<Explain>`. `false`: none.
   */
  preferences?: readonly PreferenceName[] | false;
}

export interface ThemeOptions {
  /** Docusaurus' name for the instance of a theme. */
  id: 'default';
  navbar: 'auto' | false;
  routes: AccountRoutes | false;
  preferences: readonly PreferenceName[] | false;
}

const optionsSchema = Joi.object<ThemeOptions>({
  id: Joi.valid('default').default('default'),
  navbar: Joi.valid('auto', false).default('auto'),
  routes: Joi.any()
    .custom((value: unknown) => (value === false ? value : parseAccountRoutes(value)))
    .messages({ 'any.custom': '"routes": {#error.message}' })
    .default(DEFAULT_ROUTES),
  preferences: Joi.array()
    .items(Joi.valid(...PREFERENCE_NAMES))
    .unique()
    .allow(false)
    .default(['colorMode']),
});

/**
 * Called by Docusaurus. Its `validate` takes only schemas of the Joi that it has itself, which is another
 * one than ours where the two of them are installed in different versions.
 *
 * @throws Error lists everything that is wrong
 */
export function validateOptions({
  options,
}: Pick<OptionValidationContext<Options | undefined, ThemeOptions>, 'options'>): ThemeOptions {
  const { value, error } = optionsSchema.validate(options ?? {}, {
    abortEarly: false,
    convert: false,
  });
  if (!error) return value;
  throw new Error(
    [
      'The options of @gatehouse/docusaurus-theme are not valid:',
      ...error.details.map(({ message }) => `- ${message}`),
      'Valid options are "navbar", "routes" and "preferences".',
    ].join('\n'),
  );
}
