import type { ReactNode } from 'react';
import { MAX_API_KEY_NAME, type NewApiKey } from '@gatehouse/contract/account';
import clsx from 'clsx';
import Translate, { translate } from '@docusaurus/Translate';
import { callApi } from '../../../api/api';
import FailureNote from '../../../form/FailureNote';
import Field from '../../../form/Field';
import Form from '../../../form/Form';
import SubmitButton from '../../../form/SubmitButton';
import { type Problems, useForm } from '../../../form/useForm';
import CancelButton from '../../CancelButton';
import choiceStyles from '../../Choice.module.css';
import profileStyles from '../../profile.module.css';

/** In days. */
const DURATIONS = [30, 90, 365] as const;
const DEFAULT_DURATION = 90;

interface CreateKeyFormProps {
  onCreated: (apiKey: NewApiKey) => void;
  onCancel: () => void;
}

function validate({ name = '' }: Record<string, string>): Problems {
  if (name.trim() !== '') return {};
  return { name: translate({ id: 'profile.apiKeys.nameMissing', message: 'Enter a name.' }) };
}

export default function CreateKeyForm({ onCreated, onCancel }: CreateKeyFormProps): ReactNode {
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send: ({ name = '', days }) =>
      callApi<NewApiKey>('/api/me/api-keys', { name: name.trim(), days: Number(days) }, 'POST'),
    toProblems: ({ fields }) => fields ?? {},
    onDone: (_form, apiKey) => onCreated(apiKey),
  });
  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <Field
        name="name"
        label={translate({ id: 'profile.apiKeys.name', message: 'Key name' })}
        hint={translate({
          id: 'profile.apiKeys.nameHint',
          message: 'For example, the program that will use it.',
        })}
        autoComplete="off"
        required
        maxLength={MAX_API_KEY_NAME}
        problem={problems.name}
      />
      <fieldset className={clsx(choiceStyles.choice, 'margin-bottom--md')}>
        <legend>
          <Translate id="profile.apiKeys.lasts">Expires in</Translate>
        </legend>
        <div className={choiceStyles.options}>
          {DURATIONS.map((days) => (
            <label key={days} className={choiceStyles.option}>
              <input
                type="radio"
                name="days"
                value={days}
                defaultChecked={days === DEFAULT_DURATION}
              />
              <span>
                <Translate id="profile.apiKeys.days" values={{ days }}>
                  {'{days} days'}
                </Translate>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={profileStyles.actions}>
        <SubmitButton busy={busy}>
          <Translate id="profile.apiKeys.create">Create key</Translate>
        </SubmitButton>
        <CancelButton onClick={onCancel} />
      </div>
    </Form>
  );
}
