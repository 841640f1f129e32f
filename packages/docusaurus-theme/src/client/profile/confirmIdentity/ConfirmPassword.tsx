import type { ReactNode } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import { failureProblems } from '../../account/failureProblems';
import { keptSession } from '../../account/signIn/keptSession';
import type { SignInAnswer } from '../../api/auth';
import { loadAuth } from '../../api/load';
import Checkbox from '../../form/Checkbox';
import FailureNote from '../../form/FailureNote';
import Form from '../../form/Form';
import PasswordField from '../../form/PasswordField';
import SubmitButton from '../../form/SubmitButton';
import { type Problems, useForm } from '../../form/useForm';

interface ConfirmPasswordProps {
  email: string;
  onDone: (answer: SignInAnswer) => void;
}

function validate({ password = '' }: Record<string, string>): Problems {
  if (password !== '') return {};
  return {
    password: translate({ id: 'form.problem.passwordMissing', message: 'Enter your password.' }),
  };
}

export default function ConfirmPassword({ email, onDone }: ConfirmPasswordProps): ReactNode {
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send: async ({ password = '', remember }) => {
      const { signIn } = await loadAuth();
      const rememberMe = remember !== undefined;
      return keptSession(await signIn({ email, password, rememberMe }));
    },
    toProblems: (refusal): Problems =>
      refusal.code === 'INVALID_EMAIL_OR_PASSWORD'
        ? {
            password: translate({
              id: 'profile.confirm.wrongPassword',
              message: 'That isn’t your password.',
            }),
          }
        : failureProblems(refusal),
    onDone: (_form, answer) => onDone(answer),
    isStep: true,
  });

  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <input hidden type="text" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="password"
        label={translate({ id: 'form.password', message: 'Password' })}
        autoComplete="current-password"
        problem={problems.password}
      />
      {/* This is a normal sign-in: the new session replaces the previous one. */}
      <Checkbox
        name="remember"
        defaultChecked
        label={translate({ id: 'account.signIn.remember', message: 'Keep me signed in' })}
      />
      <SubmitButton busy={busy} className="button--block">
        <Translate id="profile.confirm.submit">Confirm</Translate>
      </SubmitButton>
    </Form>
  );
}
