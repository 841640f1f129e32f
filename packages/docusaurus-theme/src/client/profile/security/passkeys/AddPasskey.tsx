import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import FailureNote from '../../../form/FailureNote';
import Form from '../../../form/Form';
import SubmitButton from '../../../form/SubmitButton';
import { useForm } from '../../../form/useForm';
import ActButton from '../ActButton';
import { focusSection } from '../focusSection';
import styles from '../security.module.css';
import PasskeyNameField, { validateName } from './PasskeyNameField';
import { loadPasskeys } from '../../../api/load';

async function send({ name = '' }: Record<string, string>) {
  const { addPasskey } = await loadPasskeys();
  return addPasskey(name.trim());
}

interface AddPasskeyProps {
  onBegin: () => void;
  onAdded: () => Promise<void>;
}

/** A button, then a name, then the browser's own dialogue. */
export default function AddPasskey({ onBegin, onAdded }: AddPasskeyProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { formProps, busy, problems, failure } = useForm({
    validate: validateName,
    send,
    toProblems: ({ fields }) => fields ?? {},
    onDone: () => {
      setOpen(false);
      void onAdded();
    },
  });

  if (!('PublicKeyCredential' in window)) {
    return (
      <p className={styles.aside}>
        <Translate id="profile.passkeys.unsupported">
          This browser cannot make passkeys. Try a newer one, or another device.
        </Translate>
      </p>
    );
  }
  if (!isOpen) {
    return (
      <ActButton
        look="primary"
        onClick={() => {
          onBegin();
          setOpen(true);
        }}
      >
        <Translate id="profile.passkeys.add">Add a passkey</Translate>
      </ActButton>
    );
  }
  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <PasskeyNameField problem={problems.name} />
      <div className={styles.buttons}>
        <SubmitButton busy={busy}>
          <Translate id="profile.passkeys.continueTo">Go on</Translate>
        </SubmitButton>
        <ActButton
          onClick={() => {
            setOpen(false);
            focusSection('passkeys');
          }}
        >
          <Translate id="profile.security.cancel">Cancel</Translate>
        </ActButton>
      </div>
    </Form>
  );
}
