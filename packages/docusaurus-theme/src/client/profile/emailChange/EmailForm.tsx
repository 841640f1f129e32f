import type { ReactNode } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import FailureNote from '../../form/FailureNote';
import Field from '../../form/Field';
import Form from '../../form/Form';
import SubmitButton from '../../form/SubmitButton';
import { type Problems, useForm } from '../../form/useForm';
import type { Result } from '../../api/api';
import CancelButton from '../CancelButton';
import styles from '../profile.module.css';

interface EmailFormProps {
  /** The account's address. */
  current: string;
  /** What was typed before. */
  typed: string;
  problemOf: (email: string) => string | null;
  ask: (email: string) => Promise<Result<unknown>>;
  onAsked: (email: string) => void;
  onCancel: () => void;
}

export default function EmailForm(form: EmailFormProps): ReactNode {
  const { current, typed, problemOf, ask, onAsked, onCancel } = form;
  const { formProps, busy, problems, failure } = useForm({
    validate: ({ email = '' }): Problems => {
      const problem = problemOf(email.trim());
      return problem === null ? {} : { email: problem };
    },
    send: ({ email = '' }) => ask(email.trim()),
    toProblems: ({ fields }) => fields ?? {},
    onDone: (sent) => onAsked(String(new FormData(sent).get('email')).trim()),
  });

  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <Field
        name="email"
        type="email"
        dir="ltr"
        label={translate({ id: 'profile.email.new', message: 'New email' })}
        autoComplete="email"
        required
        data-draft={current}
        defaultValue={typed}
        problem={problems.email}
      />
      <div className={styles.actions}>
        <SubmitButton busy={busy}>
          <Translate id="profile.email.ask">Change email</Translate>
        </SubmitButton>
        <CancelButton onClick={onCancel} />
      </div>
    </Form>
  );
}
