import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatPagePolicy, readPagePolicy } from '@gatehouse/contract/pagePolicy';
import type { AllowedSources } from './allowedSources';
import { createPolicy } from './createPolicy';
import { describeBlockedLoads, findBlockedLoads } from './findBlockedLoads';
import { needsOfLoads, inspectAssets } from './policyNeeds';
import type { PageInspection } from './inspectPage';
import { inspectPages } from './inspectPages';

export interface PolicySite {
  /** The directory of the open pages. */
  openDir: string;
  /** The directories of styles and scripts: public and gated ones. */
  assetDirs: readonly string[];
  /** The URL of the site. */
  url: string;
  authUrl: string | null;
  allowed: AllowedSources;
}

/**
 * Writes its content security policy into every page. It lists the hashes of the page's own inline
 * scripts, and of those that Docusaurus carries over from public pages. Not from open pages,
 * because one may be unlisted, and then nothing of it may appear elsewhere.
 *
 * Throws for everything that pages would not be allowed to load, before it writes anything. A page
 * that already has a policy is left unchanged: the build of another locale wrote it.
 *
 * @param publicPages by file, in their current state
 */
export function writePolicies(
  site: PolicySite,
  publicPages: ReadonlyMap<string, PageInspection>,
): void {
  const pages = [...publicPages, ...inspectPages(site.openDir)];
  const assets = inspectAssets(site.assetDirs);
  const styles = [...assets.loads].map(([file, loads]) => [file, { loads }] as const);
  const blocked = new Map<string, string[]>();
  for (const [file, inspection] of [...pages, ...styles]) {
    for (const what of new Set(findBlockedLoads(inspection, site))) {
      blocked.set(what, [...(blocked.get(what) ?? []), path.relative('', file)]);
    }
  }
  if (blocked.size > 0) throw new Error(describeBlockedLoads(blocked));

  const travelling = [...publicPages.values()].flatMap((inspection) => [...inspection.travelling]);
  const needs = new Set([
    ...assets.needs,
    ...pages.flatMap(([, inspection]) => needsOfLoads(inspection.loads)),
  ]);
  for (const [file, inspection] of pages) {
    const html = readFileSync(file, 'utf8');
    if (inspection.insertAt === null || readPagePolicy(html) !== null) continue;
    const policy = createPolicy(new Set([...inspection.hashes, ...travelling]), site, needs);
    writeFileSync(
      file,
      html.slice(0, inspection.insertAt) +
        formatPagePolicy(policy) +
        html.slice(inspection.insertAt),
    );
  }
}
