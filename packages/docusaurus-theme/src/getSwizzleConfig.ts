import type { SwizzleComponentConfig, SwizzleConfig } from '@docusaurus/types';

/**
 * Never copied: a copy would not know a later server's requirements, and its relative imports would
 * break.
 */
const component = (wrap: 'safe' | 'unsafe', description: string): SwizzleComponentConfig => ({
  actions: { wrap, eject: 'forbidden' },
  description,
});

/** Called by `docusaurus swizzle`: the components that a site can wrap. */
export function getSwizzleConfig(): SwizzleConfig {
  return {
    components: {
      SignInPage: component('safe', 'The page with all ways to sign in'),
      SignUpPage: component('safe', 'The sign-up page'),
      TwoFactorPage: component(
        'safe',
        'Asks for a code from an authenticator app, or a backup code',
      ),
      VerifyEmailPage: component('safe', 'Where links that confirm an address lead'),
      ForgotPasswordPage: component('safe', 'Sends the email for setting a new password'),
      ResetPasswordPage: component('safe', 'Sets the new password'),
      ProfilePage: component(
        'safe',
        'The account area: profile, preferences, plan, security, data',
      ),
      ConsentPage: component('safe', 'Asks whether an app may read the site for the reader'),
      MDXComponents: component('safe', 'The components of MDX, with <Explain> added'),
      'NavbarItem/ComponentTypes': component(
        'safe',
        'The navbar items, with "custom-account" added',
      ),
      useGateReader: component('unsafe', 'The current reader, for gated pages'),
    },
  };
}
