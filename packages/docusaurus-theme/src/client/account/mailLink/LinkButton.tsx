import type { ReactNode } from 'react';
import FailureNote from '../../form/FailureNote';
import Form from '../../form/Form';
import SubmitButton from '../../form/SubmitButton';
import { useForm } from '../../form/useForm';
import type { Failure, Result } from '../../api/api';
import styles from '../account.module.css';

interface LinkButtonProps<T> {
  /** What the button will do. */
  lead: ReactNode;
  button: ReactNode;
  act: () => Promise<Result<T>>;
  onDone: (answer: T) => void;
  /** Replaces the button if the link has expired. */
  whenExpired: ReactNode;
}

const NOTHING = () => ({});
const isExpired = (failure: Failure | null): boolean => failure?.code === 'INVALID_TOKEN';

/**
 * The target of a link in an email. Nothing happens until a person presses the button: email
 * scanners also open links, and would use them up or confirm an address that someone else typed.
 */
export default function LinkButton<T>(link: LinkButtonProps<T>): ReactNode {
  const { formProps, busy, failure } = useForm({
    validate: NOTHING,
    send: link.act,
    toProblems: NOTHING,
    onDone: (_form, answer) => link.onDone(answer),
  });
  return (
    <>
      <Form {...formProps}>
        <FailureNote failure={failure} />
        {!isExpired(failure) && (
          <>
            <p className={styles.lead}>{link.lead}</p>
            <SubmitButton busy={busy} className="button--block">
              {link.button}
            </SubmitButton>
          </>
        )}
      </Form>
      {isExpired(failure) && link.whenExpired}
    </>
  );
}
