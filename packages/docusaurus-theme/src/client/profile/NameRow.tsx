import type { ReactNode } from 'react';
import type { Me, Reader } from '@gatehouse/contract/me';
import Translate, { translate } from '@docusaurus/Translate';
import { sessionStore } from '../account/sessionStore';
import { callApi } from '../api/api';
import FailureNote from '../form/FailureNote';
import Field from '../form/Field';
import Form from '../form/Form';
import SubmitButton from '../form/SubmitButton';
import { type Problems, useForm } from '../form/useForm';
import CancelButton from './CancelButton';
import styles from './profile.module.css';
import Row from './Row';
import { type RowControl, useRow } from './useRow';

function validate({ name = '' }: Record<string, string>): Problems {
  if (name.trim() !== '') return {};
  return { name: translate({ id: 'profile.name.missing', message: 'Enter your name.' }) };
}

async function send({ name = '' }: Record<string, string>) {
  const result = await callApi<Me>('/api/me/profile', { name: name.trim() });
  if (result.ok) sessionStore.accept(result.value);
  return result;
}

export default function NameRow({ reader }: { reader: Reader }): ReactNode {
  const row = useRow('name');
  return (
    <Row
      section="name"
      row={row}
      value={<bdi>{reader.name}</bdi>}
      button={<Translate id="profile.edit">Edit</Translate>}
    >
      <NameForm reader={reader} row={row} />
    </Row>
  );
}

function NameForm({ reader, row }: { reader: Reader; row: RowControl }): ReactNode {
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send,
    toProblems: ({ fields }) => fields ?? {},
    onDone: () => row.close(translate({ id: 'profile.saved', message: 'Saved' })),
  });
  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <Field
        name="name"
        label={translate({ id: 'form.name', message: 'Name' })}
        autoComplete="name"
        required
        data-draft={reader.email}
        maxLength={80}
        defaultValue={reader.name}
        problem={problems.name}
      />
      <div className={styles.actions}>
        <SubmitButton busy={busy}>
          <Translate id="profile.save">Save</Translate>
        </SubmitButton>
        <CancelButton onClick={() => row.close()} />
      </div>
    </Form>
  );
}
