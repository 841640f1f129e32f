export const value = 'canaryNamespace9n0m1q';
