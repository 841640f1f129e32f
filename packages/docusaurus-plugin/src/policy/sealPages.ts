import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatPagePolicy, readPagePolicy } from '@gatehouse/contract/pagePolicy';
import type { AllowedSources } from './allowedSources';
import { createPolicy } from './createPolicy';
import { describeBarred } from './describeBarred';
import { findBarred } from './findBarred';
import { needsOfLoads, surveyAssets } from './policyNeeds';
import { surveyPage, type PageSurvey } from './surveyPage';
import { surveyPages } from './surveyPages';

export { surveyPage };

export interface SealedSite {
  /** The folder of the open pages. */
  openDir: string;
  /** Where styles and scripts are: public and gated ones. */
  assetDirs: readonly string[];
  /** Where the site is. */
  url: string;
  authUrl: string | null;
  allowed: AllowedSources;
}

/**
 * Writes its content security policy into every page. It names the hashes of the page's own inline
 * scripts and of those that Docusaurus carries from page to page: of public pages, for an open one may
 * be unlisted, and then nothing of it shows elsewhere.
 *
 * Throws for all that pages would not be allowed to load, before it writes anything. A page that has
 * a policy already is left alone: the build of another locale wrote it.
 *
 * @param publicPages by file, as they are now
 */
export function sealPages(site: SealedSite, publicPages: ReadonlyMap<string, PageSurvey>): void {
  const pages = [...publicPages, ...surveyPages(site.openDir)];
  const assets = surveyAssets(site.assetDirs);
  const styles = [...assets.loads].map(([file, loads]) => [file, { loads }] as const);
  const barred = new Map<string, string[]>();
  for (const [file, survey] of [...pages, ...styles]) {
    for (const what of new Set(findBarred(survey, site))) {
      barred.set(what, [...(barred.get(what) ?? []), path.relative('', file)]);
    }
  }
  if (barred.size > 0) throw new Error(describeBarred(barred));

  const travelling = [...publicPages.values()].flatMap((survey) => [...survey.travelling]);
  const needs = new Set([
    ...assets.needs,
    ...pages.flatMap(([, survey]) => needsOfLoads(survey.loads)),
  ]);
  for (const [file, survey] of pages) {
    const html = readFileSync(file, 'utf8');
    if (survey.insertAt === null || readPagePolicy(html) !== null) continue;
    const policy = createPolicy(new Set([...survey.hashes, ...travelling]), site, needs);
    writeFileSync(
      file,
      html.slice(0, survey.insertAt) + formatPagePolicy(policy) + html.slice(survey.insertAt),
    );
  }
}
