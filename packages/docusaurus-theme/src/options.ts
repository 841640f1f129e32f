import { Joi } from '@docusaurus/utils-validation';
import type { OptionValidationContext } from '@docusaurus/types';
import { type AccountRoutes, DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { parseAccountRoutes } from '@gatehouse/contract/accountRoutes';
import { PREFERENCE_NAMES, type PreferenceName } from '@gatehouse/contract/preferences';

/** The theme's options in `docusaurus.config`. All of them are public. */
export interface Options {
  /**
   * Whether the account menu is added to the navbar, as its last item. `'auto'`, the default:
   * unless the navbar has an item of `type: 'custom-account'`. `false`: only with such an item.
   */
  navbar?: 'auto' | false;
  /**
   * The paths of the account pages, below `baseUrl`. Those left out keep their default path.
   * `false`: the site has its own pages at the default paths, and the theme adds none.
   *
   * @example
   * { signIn: '/account/sign-in', profile: '/account' }
   */
  routes?: Partial<AccountRoutes> | false;
  /**
   * The preferences that readers can set in the account area, in this order: `'colorMode'`,
   * `'packageManager'`, `'operatingSystem'` and `'experience'`. Default: `['colorMode']`, which
   * works on every site. The others need pages that use them: tabs with a `groupId`, or
   * `<Explain>`. `false`: none.
   */
  preferences?: readonly PreferenceName[] | false;
}

export interface ThemeOptions {
  /** Docusaurus's name for a theme instance. */
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
 * Called by Docusaurus. Its `validate` accepts only schemas of its own copy of Joi, which is a
 * different one if the two are installed in different versions.
 *
 * @throws Error that lists every problem
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
