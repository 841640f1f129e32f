export { createReaderAuth, type ReaderAuth } from './createReaderAuth.js';
export type { Middleware } from './middleware.js';
export type { ReaderAuthOptions } from './options.js';
export type { Reader } from './Reader.js';
export { REFUSALS, ReaderAuthError, type RefusalCode } from './ReaderAuthError.js';
