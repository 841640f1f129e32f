import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import { Form, SubmitButton, useSignInLinks } from '@gatehouse/docusaurus-theme/client';
import { Loading, NotRunning, Retry } from './States';
import styles from './tryIt.module.css';
import { useNotes } from './useNotes';

/** The same as `LONGEST_NOTE` in examples/fastapi/models.py. */
const MAX_NOTE_LENGTH = 2000;

interface NotesProps {
  /** The service's origin. */
  service: string;
  email: string;
}

/** The reader's notes, and what can be done with them. */
export default function Notes({ service, email }: NotesProps): ReactNode {
  const { notes, failure, reload, add, remove } = useNotes(service);
  const { signIn } = useSignInLinks();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  /** Runs one action at a time, and announces its result. */
  async function act(call: Promise<boolean>, whenDone: string): Promise<boolean> {
    setBusy(true);
    setDone('');
    const worked = await call;
    setBusy(false);
    if (worked) setDone(whenDone);
    // The focus would be lost with the deleted note's button.
    input.current?.focus();
    return worked;
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const text = input.current?.value.trim() ?? '';
    if (text === '' || busy) return;
    const added = translate({ id: 'tryIt.added', message: 'Note added.' });
    if (await act(add(text), added)) form.reset();
  }

  if (notes === null && failure === null) return <Loading />;
  if (notes === null && failure?.message === null) return <NotRunning onRetry={reload} />;
  return (
    <>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure.message ??
            translate({
              id: 'tryIt.noAnswer',
              message: 'The service isn’t responding. Try again in a moment.',
            })}{' '}
          {failure.isSignedOut && (
            <Link to={signIn}>
              <Translate id="tryIt.signIn">Sign in</Translate>
            </Link>
          )}
        </p>
      )}
      {notes === null ? (
        <Retry onRetry={reload} />
      ) : (
        <>
          <p className={styles.muted}>
            <Translate id="tryIt.of" values={{ email: <bdi>{email}</bdi> }}>
              {'Notes of {email}'}
            </Translate>
          </p>
          <Form className={styles.form} onSubmit={(event) => void submit(event)}>
            <label htmlFor={id}>
              <Translate id="tryIt.label">New note</Translate>
            </label>
            <input id={id} ref={input} maxLength={MAX_NOTE_LENGTH} autoComplete="off" />
            <SubmitButton busy={busy}>
              <Translate id="tryIt.add">Add</Translate>
            </SubmitButton>
          </Form>
          <p role="status" className={styles.spoken}>
            {done}
          </p>
          {notes.length === 0 ? (
            <p className={styles.notice}>
              <Translate id="tryIt.empty">You have no notes yet.</Translate>
            </p>
          ) : (
            <ul className={styles.notes}>
              {notes.map((note) => (
                <li key={note.id}>
                  <bdi>{note.text}</bdi>
                  <button
                    type="button"
                    className="button button--secondary button--sm"
                    aria-disabled={busy}
                    aria-label={translate(
                      { id: 'tryIt.deleteNote', message: 'Delete “{text}”' },
                      { text: note.text },
                    )}
                    onClick={() => {
                      const deleted = translate({ id: 'tryIt.deleted', message: 'Note deleted.' });
                      if (!busy) void act(remove(note), deleted);
                    }}
                  >
                    <Translate id="tryIt.delete">Delete</Translate>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  );
}
