import { type ReactNode, useRef } from 'react';
import type { Reader } from '@gatehouse/contract/me';
import Translate, { translate } from '@docusaurus/Translate';
import Avatar from '../../account/Avatar';
import FailureNote from '../../form/FailureNote';
import Row from '../Row';
import styles from './PictureRow.module.css';
import { PICTURE_TYPES } from './pictureProblem';
import { usePicture } from './usePicture';

/** The reader's picture: cropped before it is stored, and removable with undo. */
export default function PictureRow({ reader }: { reader: Reader }): ReactNode {
  const { state, busy, choose, save, remove, cancel } = usePicture();
  const input = useRef<HTMLInputElement>(null);
  const { image } = reader;

  /** The pressed button is gone: the focus stays with the picture. */
  function finish(done: Promise<void>): void {
    input.current?.focus();
    void done;
  }

  return (
    <Row
      section="picture"
      row={{
        isOpen: state.is === 'chosen',
        done: state.is === 'saved' ? translate({ id: 'profile.saved', message: 'Saved' }) : '',
        open: () => undefined,
        close: cancel,
      }}
      value={
        <>
          <Avatar reader={reader} large />
          {state.is === 'refused' && (
            <p role="alert" className={styles.problem}>
              {state.problem}
            </p>
          )}
          <FailureNote failure={state.is === 'failed' ? state.failure : null} />
          <div className={styles.state}>
            <span role="status">
              {state.is === 'removed' && <Translate id="profile.removed">Removed</Translate>}
            </span>
            {state.is === 'removed' && state.undo && (
              <button
                type="button"
                className={styles.undo}
                onClick={() => state.undo && finish(save(state.undo))}
              >
                <Translate id="profile.undo">Undo</Translate>
              </button>
            )}
          </div>
        </>
      }
      note={
        image &&
        !image.startsWith('/') && (
          <Translate id="profile.picture.fromProvider">
            This picture comes from the service you signed in with. If you remove or replace it
            here, it won’t come back on its own.
          </Translate>
        )
      }
      actions={
        <>
          <label className={`button button--secondary button--sm ${styles.file}`}>
            {image ? (
              <Translate id="profile.picture.change">Change</Translate>
            ) : (
              <Translate id="profile.picture.add">Add</Translate>
            )}
            <input
              ref={input}
              type="file"
              accept={PICTURE_TYPES.join()}
              aria-label={translate({ id: 'profile.picture.choose', message: 'Choose a picture' })}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                if (file) void choose(file);
                // So that the same file can be chosen again.
                currentTarget.value = '';
              }}
            />
          </label>
          {image && (
            <button
              type="button"
              className="button button--secondary button--sm"
              aria-label={translate({
                id: 'profile.picture.removeLabel',
                message: 'Remove picture',
              })}
              aria-disabled={busy}
              onClick={() => busy || finish(remove(image))}
            >
              <Translate id="profile.picture.remove">Remove</Translate>
            </button>
          )}
        </>
      }
    >
      {state.is === 'chosen' && (
        <state.Cropper
          picture={state.picture}
          busy={busy}
          onSave={(cropped) => void save(cropped)}
          onCancel={cancel}
        />
      )}
    </Row>
  );
}
