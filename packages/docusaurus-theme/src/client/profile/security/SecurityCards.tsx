import type { ReactNode } from 'react';
import ConnectionsCard from './connections/ConnectionsCard';
import PasskeysCard from './passkeys/PasskeysCard';
import PasswordCards from './password/PasswordCards';
import SecondFactorCard from './secondFactor/SecondFactorCard';
import SessionsCard from './sessions/SessionsCard';
import { mayConnect, type UsedSecurity } from './useSecurity';

interface SecurityCardsProps {
  email: string;
  used: UsedSecurity;
}

/** How the reader gets in, and where they are signed in. */
export default function SecurityCards({ email, used }: SecurityCardsProps): ReactNode {
  return (
    <>
      <PasswordCards email={email} used={used} />
      <PasskeysCard used={used} />
      <SecondFactorCard used={used} />
      {mayConnect(used.security) && <ConnectionsCard used={used} />}
      <SessionsCard used={used} />
    </>
  );
}
