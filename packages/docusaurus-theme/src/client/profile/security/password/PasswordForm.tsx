import type { ReactNode } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import { setSignedInHint } from '../../../account/signedInHint';
import { failureText } from '../../../form/failureText';
import Form from '../../../form/Form';
import FailureNote from '../../../form/FailureNote';
import NewPasswordField from '../../../form/NewPasswordField';
import PasswordField from '../../../form/PasswordField';
import { passwordProblem } from '../../../form/passwordProblem';
import SubmitButton from '../../../form/SubmitButton';
import { type Problems, useForm } from '../../../form/useForm';
import type { Failure } from '../../../api/api';
import CancelButton from '../../CancelButton';
import styles from '../../profile.module.css';
import type { RowControl } from '../../useRow';
import { loadAuth } from '../../../api/load';

const FIELDS: Record<string, string> = {
  INVALID_PASSWORD: 'currentPassword',
  PASSWORD_TOO_SHORT: 'newPassword',
  PASSWORD_TOO_LONG: 'newPassword',
};

function validate({ currentPassword = '', newPassword = '' }: Record<string, string>): Problems {
  const wrong = passwordProblem(newPassword);
  return {
    ...(currentPassword === '' && {
      currentPassword: translate({
        id: 'profile.password.currentMissing',
        message: 'Enter your current password.',
      }),
    }),
    ...(wrong && { newPassword: wrong }),
  };
}

async function send({ currentPassword = '', newPassword = '' }: Record<string, string>) {
  const { changePassword } = await loadAuth();
  return changePassword({ currentPassword, newPassword });
}

function toProblems(failure: Failure): Problems {
  if (failure.fields) return failure.fields;
  const field = FIELDS[failure.code];
  return field ? { [field]: failureText(failure) } : {};
}

interface PasswordFormProps {
  /** Tells a password manager whose password is changed. */
  email: string;
  row: RowControl;
}

export default function PasswordForm({ email, row }: PasswordFormProps): ReactNode {
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send,
    toProblems,
    onDone: () => {
      row.close(
        translate({
          id: 'profile.password.changed',
          message: 'Password changed. You’re signed out everywhere else.',
        }),
      );
      // Other tabs refresh their session: the server ended all but this browser's.
      setSignedInHint(true, true);
    },
  });

  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <input hidden type="text" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="currentPassword"
        label={translate({ id: 'profile.password.current', message: 'Current password' })}
        autoComplete="current-password"
        problem={problems.currentPassword}
      />
      <NewPasswordField
        name="newPassword"
        label={translate({ id: 'profile.password.new', message: 'New password' })}
        problem={problems.newPassword}
      />
      <div className={styles.actions}>
        <SubmitButton busy={busy}>
          <Translate id="profile.password.save">Change password</Translate>
        </SubmitButton>
        <CancelButton onClick={() => row.close()} />
      </div>
    </Form>
  );
}
