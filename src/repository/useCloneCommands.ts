import useDocusaurusContext from '@docusaurus/useDocusaurusContext';

/** @returns the address of the repository, as set in `docusaurus.config.ts` */
function useRepository(): string {
  const { repository } = useDocusaurusContext().siteConfig.customFields ?? {};
  if (typeof repository !== 'string') throw new Error('customFields.repository must be a URL.');
  return repository;
}

/** @returns the commands that download Gatehouse and run `start` in its folder, one per line */
export function useCloneCommands(start: string): string[] {
  const repository = useRepository();
  const folder = repository.slice(repository.lastIndexOf('/') + 1);
  return [`git clone ${repository}`, `cd ${folder}`, start];
}
