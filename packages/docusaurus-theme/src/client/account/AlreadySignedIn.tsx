import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import styles from './account.module.css';
import { useReturnPath } from './useReturnPath';
import type { SignedIn } from './session';

/** Instead of a form, for somebody who needs none. */
export default function AlreadySignedIn({ me }: { me: SignedIn }): ReactNode {
  return (
    <>
      <p className={styles.lead}>
        <Translate
          id="account.already.text"
          values={{ name: <strong dir="auto">{me.reader.name}</strong> }}
        >
          {'You are signed in as {name}.'}
        </Translate>
      </p>
      {/* A plain link: the server sends the open page. */}
      <a className="button button--primary" href={useReturnPath()}>
        <Translate id="account.already.continueTo">Go on</Translate>
      </a>
    </>
  );
}
