import type { ReactNode } from 'react';
import { useHistory } from '@docusaurus/router';
import { foldEmail } from '@gatehouse/contract/emailAddress';
import Translate, { translate } from '@docusaurus/Translate';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type { Farewell } from '../../account/Goodbye';
import { forgetReader } from '../../account/sessionStore';
import FailureNote from '../../form/FailureNote';
import Field from '../../form/Field';
import Form from '../../form/Form';
import SubmitButton from '../../form/SubmitButton';
import { type Problems, useForm } from '../../form/useForm';
import { callApi } from '../../api/api';
import CancelButton from '../CancelButton';
import profileStyles from '../profile.module.css';
import styles from './data.module.css';

interface DeleteFormProps {
  /** The text to type. */
  email: string;
  onCancel: () => void;
}

/** Asks for the account's email address, so that nobody deletes an account by accident. */
export default function DeleteForm({ email, onCancel }: DeleteFormProps): ReactNode {
  const history = useHistory<Farewell>();
  const home = useBaseUrl('/');
  const { formProps, busy, problems, failure } = useForm({
    validate: ({ confirmation = '' }): Problems =>
      foldEmail(confirmation.trim()) === email
        ? {}
        : {
            confirmation: translate({
              id: 'profile.delete.mistyped',
              message: 'That isn’t the email of this account.',
            }),
          },
    send: () => callApi('/api/me/delete', { email }, 'POST'),
    toProblems: () => ({}),
    onDone: () => {
      history.push(home, { goodbye: true });
      // Other tabs close pages that were open to the reader.
      forgetReader();
    },
  });
  return (
    <Form {...formProps} className={styles.confirm}>
      <FailureNote failure={failure} />
      <Field
        name="confirmation"
        dir="ltr"
        label={
          <Translate id="profile.delete.confirm" values={{ email: <bdi dir="ltr">{email}</bdi> }}>
            {'To confirm, type {email}'}
          </Translate>
        }
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        problem={problems.confirmation}
      />
      <div className={profileStyles.actions}>
        <SubmitButton busy={busy} className={styles.final}>
          <Translate id="profile.delete.submit">Delete my account</Translate>
        </SubmitButton>
        <CancelButton onClick={onCancel} />
      </div>
    </Form>
  );
}
