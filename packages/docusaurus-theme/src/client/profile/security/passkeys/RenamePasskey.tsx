import type { ReactNode } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import FailureNote from '../../../form/FailureNote';
import Field from '../../../form/Field';
import Form from '../../../form/Form';
import SubmitButton from '../../../form/SubmitButton';
import { type Problems, useForm } from '../../../form/useForm';
import CancelButton from '../../CancelButton';
import profileStyles from '../../profile.module.css';
import styles from '../security.module.css';
import { MAX_NAME_LENGTH } from './newPasskeyName';
import { loadPasskeys } from '../../../api/load';

interface RenamePasskeyProps {
  id: string;
  name: string;
  onDone: () => void;
  onCancel: () => void;
}

function validate({ name = '' }: Record<string, string>): Problems {
  if (name.trim() !== '') return {};
  return { name: translate({ id: 'profile.passkeys.nameMissing', message: 'Enter a name.' }) };
}

export default function RenamePasskey(renaming: RenamePasskeyProps): ReactNode {
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send: async ({ name = '' }) => {
      const { renamePasskey } = await loadPasskeys();
      return renamePasskey(renaming.id, name.trim());
    },
    toProblems: ({ fields }) => fields ?? {},
    onDone: renaming.onDone,
  });
  return (
    <Form {...formProps} className={styles.wide}>
      <FailureNote failure={failure} />
      <Field
        name="name"
        label={translate({ id: 'profile.passkeys.name', message: 'Passkey name' })}
        hint={translate({
          id: 'profile.passkeys.nameHint',
          message: 'For example, the device or password manager that stores it.',
        })}
        defaultValue={renaming.name}
        autoComplete="off"
        // The reader has just requested it.
        autoFocus
        required
        maxLength={MAX_NAME_LENGTH}
        problem={problems.name}
      />
      <div className={profileStyles.actions}>
        <SubmitButton busy={busy}>
          <Translate id="profile.save">Save</Translate>
        </SubmitButton>
        <CancelButton onClick={renaming.onCancel} />
      </div>
    </Form>
  );
}
