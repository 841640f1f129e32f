import type { SectionProblem } from './Section';

/** One paragraph that lists every use of `<Gated>` that can't be gated, and what is allowed. */
export function describeSectionProblems(
  problems: readonly (SectionProblem & { name: string })[],
  planIds: readonly string[],
): string {
  const allowed = ['members', ...planIds].map((value) => `"${value}"`).join(', ');
  return [
    'These sections cannot be gated:',
    ...problems.map(({ name, line, problem }) => `- ${name}:${line}: <Gated> ${problem}.`),
    `Write <Gated access="…"> on a line of its own. Use ${allowed}, or a list such as`,
    'access={["members"]}. Remove <Gated> if the text may be public.',
  ].join('\n');
}
