import type { ReactNode } from 'react';
import PasswordCard from '../../PasswordCard';
import type { UsedSecurity } from '../useSecurity';
import FirstPasswordCard from './FirstPasswordCard';

/** Changing the password, or getting the first one. */
export default function PasswordCards({
  email,
  used,
}: {
  email: string;
  used: UsedSecurity;
}): ReactNode {
  const isWithout = used.security?.hasPassword === false;
  return isWithout ? <FirstPasswordCard email={email} /> : <PasswordCard email={email} />;
}
