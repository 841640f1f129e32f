import { type ReactNode, useEffect } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import FailureNote from '../../../form/FailureNote';
import Form from '../../../form/Form';
import { failureText } from '../../../form/failureText';
import PasswordField from '../../../form/PasswordField';
import SubmitButton from '../../../form/SubmitButton';
import { type Problems, useForm } from '../../../form/useForm';
import type { Failure, Result } from '../../../api/api';
import ActButton from '../ActButton';
import styles from '../security.module.css';

interface ConfirmedByPasswordProps<T> {
  /** A reader without one has confirmed by signing in a short while ago. */
  hasPassword: boolean;
  /** What will be, before it is. */
  lead?: ReactNode;
  button: ReactNode;
  send: (password: string | undefined) => Promise<Result<T>>;
  onDone: (answer: T) => void;
  onCancel: () => void;
}

function toProblems(failure: Failure): Problems {
  return failure.code === 'INVALID_PASSWORD' ? { password: failureText(failure) } : {};
}

/** Asks for the password before something that matters. */
export default function ConfirmedByPassword<T>(form: ConfirmedByPasswordProps<T>): ReactNode {
  const { hasPassword } = form;
  const { formProps, busy, problems, failure } = useForm({
    validate: ({ password }): Problems =>
      password === ''
        ? {
            password: translate({
              id: 'profile.password.currentMissing',
              message: 'Enter the password that you have now.',
            }),
          }
        : {},
    send: ({ password }) => form.send(password),
    toProblems,
    onDone: (_form, answer) => form.onDone(answer),
  });

  const { ref } = formProps;
  useEffect(() => {
    // What was pressed is gone.
    ref.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [ref]);

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
      <div className={styles.buttons}>
        <SubmitButton busy={busy}>{form.button}</SubmitButton>
        <ActButton onClick={form.onCancel}>
          <Translate id="profile.security.cancel">Cancel</Translate>
        </ActButton>
      </div>
    </Form>
  );
}
