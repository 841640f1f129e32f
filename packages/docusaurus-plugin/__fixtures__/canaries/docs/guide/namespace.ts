export const value = 'CANARY_namespace';
