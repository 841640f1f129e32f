import type { ReactNode } from 'react';
import CodeBlock from '@theme/CodeBlock';
import { useCloneCommands } from './useCloneCommands';

interface CloneCommandProps {
  /** The command to run in the clone. */
  start: string;
}

/** The commands that download and start Gatehouse, ready to paste. */
export default function CloneCommand({ start }: CloneCommandProps): ReactNode {
  return <CodeBlock language="bash">{useCloneCommands(start).join('\n')}</CodeBlock>;
}
