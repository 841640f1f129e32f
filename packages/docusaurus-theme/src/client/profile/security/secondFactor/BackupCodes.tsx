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

/** Shows them the one time that there is. */
export default function BackupCodes({ codes, onKept }: BackupCodesProps): ReactNode {
  const lead = useRef<HTMLParagraphElement>(null);
  useEffect(() => lead.current?.focus(), []);
  const text = `${codes.join('\n')}\n`;

  return (
    <>
      <p ref={lead} tabIndex={-1}>
        <strong>
          <Translate id="profile.twoFactor.codesTitle">Keep your backup codes.</Translate>
        </strong>{' '}
        <Translate id="profile.twoFactor.codesLead">
          Each of them signs you in once when your phone is lost. They are shown only now. Keep them
          where your password is not.
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
        <ActButton look="primary" onClick={onKept}>
          <Translate id="profile.twoFactor.kept">I have kept them</Translate>
        </ActButton>
        <ActButton onClick={() => download(text)}>
          <Translate id="profile.twoFactor.download">Download</Translate>
        </ActButton>
        <CopyButton text={text} />
      </div>
    </>
  );
}
