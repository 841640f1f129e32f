import type { z } from 'zod';
import type { introspectionSchema } from './tokenSchemas';

/** `POST /api/session/introspect` (RFC 7662): the current state of a session, for services. */
export type Introspection = z.infer<typeof introspectionSchema>;
