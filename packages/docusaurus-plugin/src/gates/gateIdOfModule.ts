import { gateIdOf, sectionId, sectionOfQuery } from './names';
import { splitResource } from './resources';

/** @param resource the module a gate imports, with its query: a page, or a section of one */
export function gateIdOfModule(siteDir: string, resource: string): string {
  const { file, query } = splitResource(resource);
  const page = gateIdOf(siteDir, file);
  const section = sectionOfQuery(query);
  return section === null ? page : sectionId(page, section);
}
