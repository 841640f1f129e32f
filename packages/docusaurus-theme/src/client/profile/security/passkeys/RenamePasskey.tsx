import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import FailureNote from '../../../form/FailureNote';
import Form from '../../../form/Form';
import SubmitButton from '../../../form/SubmitButton';
import { useForm } from '../../../form/useForm';
import ActButton from '../ActButton';
import styles from '../security.module.css';
import PasskeyNameField, { validateName } from './PasskeyNameField';
import { loadPasskeys } from '../../../api/load';

interface RenamePasskeyProps {
  id: string;
  name: string;
  onDone: () => void;
  onCancel: () => void;
}

export default function RenamePasskey(renaming: RenamePasskeyProps): ReactNode {
  const { formProps, busy, problems, failure } = useForm({
    validate: validateName,
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
      <PasskeyNameField problem={problems.name} defaultValue={renaming.name} />
      <div className={styles.buttons}>
        <SubmitButton busy={busy}>
          <Translate id="profile.passkeys.saveName">Save the name</Translate>
        </SubmitButton>
        <ActButton onClick={renaming.onCancel}>
          <Translate id="profile.security.cancel">Cancel</Translate>
        </ActButton>
      </div>
    </Form>
  );
}
