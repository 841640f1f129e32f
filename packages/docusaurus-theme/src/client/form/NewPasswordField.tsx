import { type ReactNode, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import PasswordField from './PasswordField';
import { MAX_PASSWORD, MIN_PASSWORD } from './passwordProblem';

interface NewPasswordFieldProps {
  name: string;
  label: string;
  problem?: string | undefined;
}

/** A field for a new password: shows the requirements, and counts characters. */
export default function NewPasswordField(field: NewPasswordFieldProps): ReactNode {
  const [length, setLength] = useState(0);
  const hint =
    length === 0
      ? translate(
          {
            id: 'form.password.hint',
            message: 'At least {min} characters. A few random words work well.',
          },
          { min: MIN_PASSWORD },
        )
      : length < MIN_PASSWORD
        ? translate(
            { id: 'form.password.tooShort', message: '{length} of at least {min} characters' },
            { length, min: MIN_PASSWORD },
          )
        : length > MAX_PASSWORD
          ? translate(
              { id: 'form.password.tooLong', message: '{length} of at most {max} characters' },
              { length, max: MAX_PASSWORD },
            )
          : translate(
              { id: 'form.password.longEnough', message: '{length} characters: long enough' },
              { length },
            );

  return <PasswordField {...field} autoComplete="new-password" onLength={setLength} hint={hint} />;
}
