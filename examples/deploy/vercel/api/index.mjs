// All requests that no file in build/ answers: the API, gated pages and files, and what doesn't exist.
// .mjs, so that it is a module whatever your package.json says.
import { createServer } from '@gatehouse/auth-server';
import { waitUntil } from '@vercel/functions';

const { handler } = await createServer({ waitUntil });

export default handler;
