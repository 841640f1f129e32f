import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import Card from '../Card';
import styles from './data.module.css';
import DeleteAccount from './DeleteAccount';
import ExportForm from './ExportForm';

/** What is held about the reader: to take along, or to end. */
export default function DataCard({ email }: { email: string }): ReactNode {
  const [isDeleting, setDeleting] = useState(false);
  return (
    <Card
      section="data"
      lead={
        <Translate id="profile.data.lead">
          It is yours: take it with you, or have it deleted.
        </Translate>
      }
    >
      <h3 className={styles.title}>
        <Translate id="profile.export.title">Download</Translate>
      </h3>
      <p>
        <Translate id="profile.export.text">
          One JSON file with all that is held about you: profile, plans, sessions, ways to sign in
          and activity. No password and no secret is in it.
        </Translate>
      </p>
      <ExportForm />
      <div className={styles.danger}>
        <h3 className={styles.title}>
          <Translate id="profile.delete.title">Delete the account</Translate>
        </h3>
        <p>
          <Translate id="profile.delete.text">
            Your name, address and picture, preferences, plans and ways to sign in are deleted, and
            all sessions end at once, on all devices. This cannot be undone.
          </Translate>
        </p>
        {isDeleting ? (
          <DeleteAccount email={email} onCancel={() => setDeleting(false)} />
        ) : (
          <button
            type="button"
            className="button button--secondary"
            onClick={() => setDeleting(true)}
          >
            <Translate id="profile.delete.begin">Delete my account …</Translate>
          </button>
        )}
      </div>
    </Card>
  );
}
