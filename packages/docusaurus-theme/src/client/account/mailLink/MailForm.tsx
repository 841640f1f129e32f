import { type ReactNode, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import FailureNote from '../../form/FailureNote';
import Field from '../../form/Field';
import Form from '../../form/Form';
import SubmitButton from '../../form/SubmitButton';
import { useFirstEmptyField } from '../../form/useFirstEmptyField';
import { type Problems, useForm } from '../../form/useForm';
import type { Result } from '../../api/api';
import { emailProblem } from '../emailProblem';
import { failureProblems } from '../failureProblems';
import { useArrival } from '../signIn/arrival';
import CheckMail from './CheckMail';

interface MailFormProps {
  send: (email: string) => Promise<Result<unknown>>;
  submit: ReactNode;
  /** The message shown afterward, see {@link CheckMail}. */
  sent: (email: string) => ReactNode;
  email?: string | undefined;
}

/** Sends a link to an address. */
export default function MailForm({ send, submit, sent, email }: MailFormProps): ReactNode {
  const arrival = useArrival();
  const [typed, setTyped] = useState(email ?? arrival?.email);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { formProps, busy, problems, failure } = useForm({
    validate: (values): Problems => {
      const problem = emailProblem(values.email ?? '');
      return problem === null ? {} : { email: problem };
    },
    send: (values) => send((values.email ?? '').trim()),
    toProblems: failureProblems,
    onDone: (form) => {
      const address = String(new FormData(form).get('email')).trim();
      setTyped(address);
      setSentTo(address);
    },
  });

  useFirstEmptyField(formProps.ref);

  if (sentTo !== null) {
    return (
      <CheckMail resend={() => send(sentTo)} onBack={() => setSentTo(null)}>
        {sent(sentTo)}
      </CheckMail>
    );
  }
  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <Field
        name="email"
        type="email"
        dir="ltr"
        label={translate({ id: 'form.email', message: 'Email' })}
        autoComplete="username"
        required
        defaultValue={typed}
        problem={problems.email}
      />
      <SubmitButton busy={busy} className="button--block">
        {submit}
      </SubmitButton>
    </Form>
  );
}
