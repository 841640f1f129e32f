const SECTIONS = { major: 'Steps to take', minor: 'New', patch: 'Fixed' };
const UNRELEASED = '## Unreleased\n';

/** The most significant change type in a changeset. */
const typeOf = ({ releases }) =>
  Object.keys(SECTIONS).find((type) => releases.some((release) => release.type === type));

/**
 * Assigns a version to the unreleased changes in the changelog, and adds the changesets.
 *
 * @param {string} changelog with a heading "Unreleased"
 * @param {{ version: string, date: string, changesets: { summary: string, releases: { type: string
 * }[] }[] }} release
 * @returns {string} the changelog, with an empty "Unreleased" section
 */
export function addRelease(changelog, { version, date, changesets }) {
  if (!changelog.includes(UNRELEASED)) throw new Error('The changelog has no "## Unreleased".');
  const sections = Object.entries(SECTIONS).flatMap(([type, title]) => {
    const entries = changesets.filter((changeset) => typeOf(changeset) === type);
    const items = entries.map(({ summary }) => `- ${summary.trim().replaceAll('\n', '\n  ')}\n`);
    return items.length === 0 ? [] : [`\n### ${title}\n\n${items.join('')}`];
  });
  const heading = `${UNRELEASED}\n## ${version} (${date})\n`;
  return changelog.replace(UNRELEASED, () => heading + sections.join(''));
}
