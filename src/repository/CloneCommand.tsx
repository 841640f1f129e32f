import type { ReactNode } from 'react';
import CodeBlock from '@theme/CodeBlock';
import { useCloneCommands } from './useCloneCommands';

interface CloneCommandProps {
  /** What to run in the clone. */
  start: string;
}

/** The commands that get Gatehouse and start it, ready to paste. */
export default function CloneCommand({ start }: CloneCommandProps): ReactNode {
  return <CodeBlock language="bash">{useCloneCommands(start).join('\n')}</CodeBlock>;
}
