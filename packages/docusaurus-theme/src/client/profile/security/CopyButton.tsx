import { type ReactNode, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import ActButton from './ActButton';

/** Copies a text, and says whether the browser allowed it. */
export default function CopyButton({ text, label }: { text: string; label?: string }): ReactNode {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('refused');
    }
  }

  return (
    <>
      <ActButton {...(label && { label })} onClick={() => void copy()}>
        {translate({ id: 'profile.security.copy', message: 'Copy' })}
      </ActButton>
      <span role="status">
        {state === 'copied' && translate({ id: 'profile.security.copied', message: 'Copied' })}
        {state === 'refused' &&
          translate({
            id: 'profile.security.notCopied',
            message: 'Your browser blocked copying. Select the text and copy it yourself.',
          })}
      </span>
    </>
  );
}
