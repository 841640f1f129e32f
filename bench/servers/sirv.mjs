import sirv from 'sirv';
import { given, listen } from './listen.mjs';

/** A static file server alone. In production mode, it looks at the file system only when it starts. */
listen(sirv(given.build, { etag: true }));
