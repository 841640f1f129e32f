import { type ReactNode, useState } from 'react';
import type { Me, Reader } from '@gatehouse/contract/me';
import Translate, { translate } from '@docusaurus/Translate';
import { sessionStore } from '../account/sessionStore';
import FailureNote from '../form/FailureNote';
import Field from '../form/Field';
import Form from '../form/Form';
import SubmitButton from '../form/SubmitButton';
import { type Problems, useForm } from '../form/useForm';
import { callApi } from '../api/api';
import PictureEditor from './avatar/PictureEditor';
import Card from './Card';
import styles from './profile.module.css';

function validate({ name = '' }: Record<string, string>): Problems {
  if (name.trim() !== '') return {};
  return { name: translate({ id: 'profile.name.missing', message: 'Enter a name.' }) };
}

async function send({ name = '' }: Record<string, string>) {
  const result = await callApi<Me>('/api/me/profile', { name: name.trim() });
  if (result.ok) sessionStore.accept(result.value);
  return result;
}

export default function NameCard({ reader }: { reader: Reader }): ReactNode {
  const [saved, setSaved] = useState(false);
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send,
    toProblems: ({ fields }) => fields ?? {},
    onDone: () => setSaved(true),
  });

  return (
    <Card
      section="profile"
      lead={<Translate id="profile.name.lead">How you appear on this site.</Translate>}
    >
      <PictureEditor reader={reader} />
      <Form
        {...formProps}
        onInput={(event) => {
          formProps.onInput(event);
          setSaved(false);
        }}
      >
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
            <Translate id="profile.name.save">Save name</Translate>
          </SubmitButton>
          <span role="status">{saved && <Translate id="profile.saved">Saved</Translate>}</span>
        </div>
      </Form>
    </Card>
  );
}
