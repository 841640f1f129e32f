/** What a site's own pages can import from the theme. */
export { default as GatehouseProvider } from './GatehouseProvider';
export { default as Goodbye } from './account/Goodbye';
export { useSignInLinks } from './account/useSignInLinks';
export { default as Form } from './form/Form';
export { default as SubmitButton } from './form/SubmitButton';
export { AUTH_CLIENT_OPTIONS } from './api/siteData';
export { HasPlan, SignedIn, SignedOut, useReader, type KnownReader } from './reader';
export { fetchWithToken, getToken } from './token/getToken';
