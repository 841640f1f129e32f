import { type ReactNode, useEffect, useRef } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import ActButton from '../ActButton';
import CopyButton from '../CopyButton';
import styles from '../security.module.css';

interface BackupCodesProps {
  codes: string[];
  onKept: () => void;
}

function download(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = 'backup-codes.txt';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Prints only the codes. */
function print(): void {
  const { dataset } = document.documentElement;
  dataset.printsCodes = '';
  // On a phone, `print` returns before the page is printed.
  window.addEventListener('afterprint', () => delete dataset.printsCodes, { once: true });
  window.print();
}

/** Shows the codes, once. */
export default function BackupCodes({ codes, onKept }: BackupCodesProps): ReactNode {
  const lead = useRef<HTMLParagraphElement>(null);
  useEffect(() => lead.current?.focus(), []);
  const text = `${codes.join('\n')}\n`;

  return (
    <>
      <p ref={lead} tabIndex={-1}>
        <strong>
          <Translate id="profile.twoFactor.codesTitle">Save your backup codes.</Translate>
        </strong>{' '}
        <Translate id="profile.twoFactor.codesLead">
          If you lose your phone, each code signs you in once. You won’t see them again. Keep them
          in a safe place, apart from your password.
        </Translate>
      </p>
      <ul
        className={styles.codes}
        dir="ltr"
        aria-label={translate({ id: 'profile.twoFactor.codes', message: 'Backup codes' })}
      >
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <ActButton onClick={() => download(text)}>
          <Translate id="profile.twoFactor.download">Download</Translate>
        </ActButton>
        <CopyButton text={text} />
        <ActButton onClick={print}>
          <Translate id="profile.twoFactor.print">Print</Translate>
        </ActButton>
      </div>
      <div className={styles.finish}>
        <ActButton look="primary" onClick={onKept}>
          <Translate id="profile.twoFactor.kept">I’ve saved them</Translate>
        </ActButton>
      </div>
    </>
  );
}
