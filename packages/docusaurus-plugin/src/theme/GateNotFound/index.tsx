import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import type { Props } from '@theme/GateNotFound';
import Heading from '@theme/Heading';
import { useKnownReader } from '../../client/useKnownReader';
import { SignInLink } from '../../client/view/SignInLink';

/** Loaded when needed. It begins like Docusaurus's own, which the document shows until then. */
export default function GateNotFound({ className, children }: Props): ReactNode {
  return (
    <main className={`container margin-vert--xl ${className ?? ''}`}>
      <div className="row">
        <div className="col col--6 col--offset-3">
          <Heading as="h1" className="hero__title">
            <Translate id="theme.NotFound.title" description="The title of the 404 page">
              Page Not Found
            </Translate>
          </Heading>
          <p>
            <Translate id="theme.NotFound.p1" description="The first paragraph of the 404 page">
              We could not find what you were looking for.
            </Translate>
          </p>
          <p className="gate-not-found">
            <Hint />
          </p>
          {children}
        </div>
      </div>
    </main>
  );
}

/** The same for every address: only its readers learn whether something is hidden there. */
function Hint(): ReactNode {
  const { status } = useKnownReader();
  if (status === 'signed-in') {
    return (
      <Translate id="gate.notFound.signedIn" description="On the 404 page">
        You’re signed in. If someone sent you this link, ask them whether your account has access.
      </Translate>
    );
  }
  return (
    <Translate
      id="gate.notFound.hidden"
      description="On the 404 page; {signIn} is a link with the text of gate.paywall.signInLink"
      values={{ signIn: <SignInLink /> }}
    >
      {'Some pages are shown only to readers with access. {signIn} if you expected one here.'}
    </Translate>
  );
}
