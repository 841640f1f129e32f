/** Origins that look like `https://docs.example.com`, but differ. */
export const LOOK_ALIKES = [
  'https://docs.example.com.evil',
  'https://evildocs.example.com',
  'https://evil.example',
  'https://docs.example.com:8443',
  'http://docs.example.com',
  'https://docs.example.com.',
  'https://DOCS.example.com',
  'https://docs.example.com/',
  'https://docs.example.com@evil',
  'null',
  '',
  'file://',
  'https://example.com',
  'https://docs.example.com, https://evil.example',
];
