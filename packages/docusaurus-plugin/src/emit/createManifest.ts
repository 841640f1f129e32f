import type { Access } from '@gatehouse/contract/access';
import type { AccountRoutes } from '@gatehouse/contract/accountPages';
import { digestOf } from '@gatehouse/contract/buildStamp';
import { type Manifest, MANIFEST_VERSION } from '@gatehouse/contract/manifest';
import { FILES_DIR, HTML_DIR } from '@gatehouse/contract/manifestFile';
import type { Plan } from '@gatehouse/contract/plan';
import type { Unlisted } from '@gatehouse/contract/unlisted';
import { createHash } from 'node:crypto';
import type { MarkdownOutput } from '../markdown/layOutMarkdown';
import { accessOfGates } from '../bundle/classifyFiles';

export interface ManifestParts {
  /** Relative to the gated directory. */
  publicDir: string;
  baseUrl: string;
  authUrl: string | null;
  plans: Plan[];
  accountRoutes: AccountRoutes;
  madeBy: Manifest['madeBy'];
  /** Gate id → access. */
  accessOf: ReadonlyMap<string, Access>;
  /** Manifest path → the page. */
  pages: ReadonlyMap<string, { gateId: string; file: string; html: string }>;
  /** File, below the public directory → ids of the gates that need it. */
  files: ReadonlyMap<string, ReadonlySet<string>>;
  /** Manifest path → what its readers need to find the page. Only for unlisted pages. */
  unlisted?: ReadonlyMap<string, Unlisted>;
  /**
   * File, below the public directory → the access its folder requires, and a hash of its content.
   */
  staticFiles: ReadonlyMap<string, { access: Access; digest: string }>;
  /** `null` if the site turned it off. */
  markdown: Pick<MarkdownOutput, 'manifest' | 'gatedFiles'> | null;
  /** File, below the public directory → the locked page. */
  lockedPages: ReadonlyMap<string, Uint8Array>;
}

/** What the server reads. Everything in it is gated: throws for public access. */
export function createManifest(parts: ManifestParts): Manifest {
  const hash = createHash('sha256');
  const routes: Manifest['routes'] = {};
  for (const [path, { gateId, file, html }] of sorted(parts.pages)) {
    hash.update(`${path}\0${html}\0`);
    const access = requireGated(parts.accessOf.get(gateId) ?? [], path);
    const unlisted = parts.unlisted?.get(path);
    routes[path] = {
      id: gateId,
      access,
      html: `${HTML_DIR}/${file}`,
      ...(unlisted && { unlisted }),
    };
  }
  const files: Manifest['files'] = {};
  for (const [file, gateIds] of sorted(parts.files)) {
    // Its name contains a hash of its content.
    hash.update(`${file}\0`);
    const access = requireGated(accessOfGates(gateIds, parts.accessOf), file);
    files[parts.baseUrl + file] = { access, file: `${FILES_DIR}/${file}` };
  }
  for (const [file, { access, digest }] of sorted(parts.staticFiles)) {
    hash.update(`${file}\0${digest}\0`);
    files[parts.baseUrl + file] = {
      access: requireGated(access, file),
      file: `${FILES_DIR}/${file}`,
    };
  }
  for (const [file, text] of sorted(parts.markdown?.gatedFiles ?? new Map<string, string>())) {
    hash.update(`${file}\0${text}\0`);
  }
  return {
    version: MANIFEST_VERSION,
    madeBy: parts.madeBy,
    buildId: hash.digest('hex').slice(0, 16),
    publicDir: parts.publicDir,
    baseUrl: parts.baseUrl,
    authUrl: parts.authUrl,
    plans: parts.plans,
    accountRoutes: parts.accountRoutes,
    routes,
    files,
    markdown: parts.markdown?.manifest ?? null,
    lockedPages: Object.fromEntries(
      sorted(parts.lockedPages).map(([file, html]) => [file, digestOf(html)]),
    ),
  };
}

function requireGated(access: Access, what: string): Exclude<Access, 'public'> {
  if (access === 'public')
    throw new Error(`${what} is public and does not belong in the gated output.`);
  return access;
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
