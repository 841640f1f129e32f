import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import Field from '../../../form/Field';
import type { Problems } from '../../../form/useForm';

/** The server's own bound. */
const LONGEST = 60;

export function validateName({ name = '' }: Record<string, string>): Problems {
  if (name.trim() !== '') return {};
  return {
    name: translate({ id: 'profile.passkeys.nameMissing', message: 'Give it a name.' }),
  };
}

interface PasskeyNameFieldProps {
  problem: string | undefined;
  defaultValue?: string;
}

export default function PasskeyNameField(field: PasskeyNameFieldProps): ReactNode {
  return (
    <Field
      {...field}
      name="name"
      label={translate({ id: 'profile.passkeys.name', message: 'Name of the passkey' })}
      hint={translate({
        id: 'profile.passkeys.nameHint',
        message: 'To tell it from others: the device or the password manager that keeps it.',
      })}
      autoComplete="off"
      // Whoever sees it has just asked for it.
      autoFocus
      required
      maxLength={LONGEST}
    />
  );
}
