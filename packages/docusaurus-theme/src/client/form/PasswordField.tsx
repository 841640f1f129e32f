import { type ReactNode, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import Field from './Field';
import styles from './form.module.css';
import { passwordLength } from './passwordProblem';

interface PasswordFieldProps {
  name: string;
  label: string;
  autoComplete: 'current-password' | 'new-password';
  problem?: string | undefined;
  /** Called with the length of the password while it is typed. */
  onLength?: (length: number) => void;
  hint?: ReactNode;
}

/** A password that can be shown, pasted, and filled in by a password manager. */
export default function PasswordField({ onLength, ...field }: PasswordFieldProps): ReactNode {
  const [shown, setShown] = useState(false);

  return (
    <Field
      {...field}
      type={shown ? 'text' : 'password'}
      required
      dir="ltr"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      onInput={onLength && (({ currentTarget }) => onLength(passwordLength(currentTarget.value)))}
      action={
        <button
          type="button"
          className={styles.reveal}
          aria-label={
            shown
              ? translate({ id: 'form.password.hide', message: 'Hide password' })
              : translate({ id: 'form.password.show', message: 'Show password' })
          }
          onClick={() => setShown(!shown)}
        >
          {shown
            ? translate({ id: 'form.password.hideShort', message: 'Hide' })
            : translate({ id: 'form.password.showShort', message: 'Show' })}
        </button>
      }
    />
  );
}
