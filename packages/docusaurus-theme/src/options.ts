import { Joi } from '@docusaurus/utils-validation';
import type { OptionValidationContext } from '@docusaurus/types';

/** The theme's options, as `docusaurus.config` states them. All of them are public. */
export interface Options {
  /**
   * Whether the account menu gets into the navbar by itself, as its last item. `'auto'`, the default: unless
   * an item of `type: 'custom-account'` says where. `false`: only such an item brings it.
   */
  navbar?: 'auto' | false;
}

export interface ThemeOptions {
  navbar: 'auto' | false;
}

const optionsSchema = Joi.object<ThemeOptions>({
  navbar: Joi.valid('auto', false).default('auto'),
});

/** Throws with a message that names the option. */
export function validateOptions({
  validate,
  options,
}: OptionValidationContext<Options, ThemeOptions>): ThemeOptions {
  return validate(optionsSchema as never, options);
}
