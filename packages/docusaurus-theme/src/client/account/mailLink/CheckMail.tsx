import { type ReactNode, useEffect, useRef, useState } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import FailureNote from '../../form/FailureNote';
import { useCountdown } from '../../form/useCountdown';
import { type Failure, type Result, UNREACHABLE } from '../../api/api';
import styles from '../account.module.css';

const RESEND_SECONDS = 60;

interface CheckMailProps {
  /** The emails were sent before the page loaded: there was no form, and no need to wait. */
  isReminder?: boolean;
  /** What was sent to whom, worded to be true whether or not the address is known (ENU-03). */
  children: ReactNode;
  resend: () => Promise<Result<unknown>>;
  /** Returns to the form, for another address. */
  onBack: () => void;
}

/**
 * Shown after a form that sends an email: what to do next, and a button to send it again after a
 * minute.
 */
export default function CheckMail(props: CheckMailProps): ReactNode {
  const { children, isReminder = false, resend, onBack } = props;
  const status = useRef<HTMLDivElement>(null);
  const { left, restart } = useCountdown(RESEND_SECONDS, !isReminder);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sentAgain, setSentAgain] = useState(false);
  // The focused form is gone: the focus makes screen readers announce what happened.
  useEffect(() => {
    if (!isReminder) status.current?.focus();
  }, [isReminder]);

  async function sendAgain(): Promise<void> {
    restart();
    const result = await resend().catch(() => UNREACHABLE);
    setFailure(result.ok ? null : result);
    setSentAgain(result.ok);
  }

  return (
    <>
      <div ref={status} role="status" tabIndex={-1} className={styles.notice}>
        {children}
      </div>
      {process.env.NODE_ENV === 'development' && (
        <p className={styles.aside}>
          <Translate id="account.mail.development">
            In development, the link is in the server’s log, and the email is in the “outbox” folder
            of DATA_DIR.
          </Translate>
        </p>
      )}
      <p className={styles.aside}>
        <Translate id="account.mail.missing">
          Can’t find it? Check your spam folder, and make sure the address is right.
        </Translate>
      </p>
      <FailureNote failure={failure} />
      <div className={styles.actions}>
        <button
          type="button"
          className="button button--secondary"
          aria-disabled={left > 0}
          onClick={() => void (left > 0 || sendAgain())}
        >
          {left > 0
            ? translate(
                { id: 'account.mail.resendIn', message: 'Resend email in {seconds} s' },
                { seconds: left },
              )
            : translate({ id: 'account.mail.resend', message: 'Resend email' })}
        </button>
        <button type="button" className="button button--link" onClick={onBack}>
          <Translate id="account.mail.otherAddress">Use a different email</Translate>
        </button>
      </div>
      <p role="status" className={styles.aside}>
        {sentAgain && <Translate id="account.mail.sentAgain">Email sent again.</Translate>}
      </p>
    </>
  );
}
