import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import FailureNote from '../../../form/FailureNote';
import Form from '../../../form/Form';
import { failureText } from '../../../form/failureText';
import PasswordField from '../../../form/PasswordField';
import SubmitButton from '../../../form/SubmitButton';
import { type Problems, useForm } from '../../../form/useForm';
import type { Failure, Result } from '../../../api/api';
import CancelButton from '../../CancelButton';
import styles from '../../profile.module.css';

interface ConfirmedByPasswordProps<T> {
  /** A reader without one has confirmed with a recent sign-in. */
  hasPassword: boolean;
  /** What is about to happen. */
  lead?: ReactNode;
  button: ReactNode;
  send: (password: string | undefined) => Promise<Result<T>>;
  onDone: (answer: T) => void;
  onCancel: () => void;
}

function toProblems(failure: Failure): Problems {
  return failure.code === 'INVALID_PASSWORD' ? { password: failureText(failure) } : {};
}

/** Asks for the password before a sensitive change. */
export default function ConfirmedByPassword<T>(form: ConfirmedByPasswordProps<T>): ReactNode {
  const { hasPassword } = form;
  const { formProps, busy, problems, failure } = useForm({
    validate: ({ password }): Problems =>
      password === ''
        ? {
            password: translate({
              id: 'profile.password.currentMissing',
              message: 'Enter your current password.',
            }),
          }
        : {},
    send: ({ password }) => form.send(password),
    toProblems,
    onDone: (_form, answer) => form.onDone(answer),
  });

  return (
    <Form {...formProps}>
      {form.lead && <p>{form.lead}</p>}
      <FailureNote failure={failure} />
      {hasPassword && (
        <PasswordField
          name="password"
          label={translate({ id: 'profile.password.current', message: 'Current password' })}
          autoComplete="current-password"
          problem={problems.password}
        />
      )}
      <div className={styles.actions}>
        <SubmitButton busy={busy}>{form.button}</SubmitButton>
        <CancelButton onClick={form.onCancel} />
      </div>
    </Form>
  );
}
