import useDocusaurusContext from '@docusaurus/useDocusaurusContext';

/** @returns the address of the repository, as `docusaurus.config.ts` declares it */
function useRepository(): string {
  const { repository } = useDocusaurusContext().siteConfig.customFields ?? {};
  if (typeof repository !== 'string') throw new Error('customFields.repository must be a URL.');
  return repository;
}

/** @returns what gets Gatehouse and then runs `start` in its folder, a line each */
export function useCloneCommands(start: string): string[] {
  const repository = useRepository();
  const folder = repository.slice(repository.lastIndexOf('/') + 1);
  return [`git clone ${repository}`, `cd ${folder}`, start];
}
