import { useState, type ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import { useCloneCommands } from '@site/src/repository/useCloneCommands';
import styles from './StartCommands.module.css';

/**
 * The first commands, ready to paste. Docusaurus's code block would load a highlighter for them.
 */
export default function StartCommands(): ReactNode {
  const commands = useCloneCommands('npm start');
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(`${commands.join('\n')}\n`);
    setCopied(true);
  };
  return (
    <figure className={styles.commands}>
      <div className={styles.terminal} dir="ltr">
        <pre translate="no">
          {commands.map((command) => (
            <code key={command}>{`${command}\n`}</code>
          ))}
        </pre>
        <button type="button" onClick={() => void copy()}>
          {isCopied ? (
            <Translate id="landing.copied">Copied</Translate>
          ) : (
            <Translate id="landing.copy">Copy</Translate>
          )}
        </button>
      </div>
      <figcaption>
        <Translate id="landing.needs">
          You need Git and Node.js 20.19 or later. The database is included.
        </Translate>
      </figcaption>
    </figure>
  );
}
