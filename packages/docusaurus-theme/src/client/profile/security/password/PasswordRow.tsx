import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import styles from '../../profile.module.css';
import Row from '../../Row';
import { useRow } from '../../useRow';
import type { UsedSecurity } from '../useSecurity';
import FirstPassword from './FirstPassword';
import PasswordForm from './PasswordForm';

interface PasswordRowProps {
  email: string;
  used: UsedSecurity;
}

/** Changes the password, or requests the first one. */
export default function PasswordRow({ email, used }: PasswordRowProps): ReactNode {
  const row = useRow('password');
  if (used.security?.hasPassword === false) {
    return (
      <Row
        section="password"
        row={row}
        value={<Translate id="profile.password.none">Not set</Translate>}
        note={
          <Translate id="profile.password.noneNote">
            You sign in another way, so your account has no password yet.
          </Translate>
        }
        button={<Translate id="profile.setUp">Set up</Translate>}
      >
        <FirstPassword email={email} row={row} />
      </Row>
    );
  }
  return (
    <Row
      section="password"
      row={row}
      value={
        <>
          <span aria-hidden="true">••••••••••••</span>
          <span className={styles.hiddenText}>
            <Translate id="profile.password.set">Set</Translate>
          </span>
        </>
      }
      note={
        row.isOpen && (
          <Translate id="profile.password.lead">
            Changing your password signs you out everywhere else.
          </Translate>
        )
      }
      button={<Translate id="profile.change">Change</Translate>}
    >
      <PasswordForm email={email} row={row} />
    </Row>
  );
}
