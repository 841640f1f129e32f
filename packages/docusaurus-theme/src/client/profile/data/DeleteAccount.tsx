import { type ReactNode, useEffect } from 'react';
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
import styles from './data.module.css';

interface DeleteAccountProps {
  /** To be typed. */
  email: string;
  onCancel: () => void;
}

/** Asks for the account's address, so that nobody deletes one by a click. */
export default function DeleteAccount({ email, onCancel }: DeleteAccountProps): ReactNode {
  const history = useHistory<Farewell>();
  const home = useBaseUrl('/');
  const { formProps, busy, problems, failure } = useForm({
    validate: ({ confirmation = '' }): Problems =>
      foldEmail(confirmation.trim()) === email
        ? {}
        : {
            confirmation: translate({
              id: 'profile.delete.mistyped',
              message: 'This is not the address of this account.',
            }),
          },
    send: () => callApi('/api/me/delete', { email }, 'POST'),
    toProblems: () => ({}),
    onDone: () => {
      history.push(home, { goodbye: true });
      // Other tabs close what was open to the reader.
      forgetReader();
    },
  });
  const { ref } = formProps;
  useEffect(() => ref.current?.querySelector('input')?.focus(), [ref]);

  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <Field
        name="confirmation"
        dir="ltr"
        label={
          <Translate id="profile.delete.confirm" values={{ email: <bdi dir="ltr">{email}</bdi> }}>
            {'To go on, type {email}'}
          </Translate>
        }
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        problem={problems.confirmation}
      />
      <div className={styles.choice}>
        <SubmitButton busy={busy} className={styles.final}>
          <Translate id="profile.delete.submit">Delete my account for good</Translate>
        </SubmitButton>
        <button type="button" className="button button--secondary" onClick={onCancel}>
          <Translate id="profile.delete.keep">Keep it</Translate>
        </button>
      </div>
    </Form>
  );
}
