import { type ReactNode, useRef } from 'react';
import type { Reader } from '@gatehouse/contract/me';
import Translate from '@docusaurus/Translate';
import Avatar from '../../account/Avatar';
import FailureNote from '../../form/FailureNote';
import styles from './PictureEditor.module.css';
import { PICTURE_TYPES } from './pictureProblem';
import { usePicture } from './usePicture';

/** The reader's picture: looked at before it is stored, and taken off. */
export default function PictureEditor({ reader }: { reader: Reader }): ReactNode {
  const { state, busy, choose, save, remove, cancel } = usePicture();
  const input = useRef<HTMLInputElement>(null);
  const { image } = reader;
  const shown = state.is === 'chosen' ? state.preview : image;

  /** The button that was pressed goes away: the focus stays with the picture. */
  function finish(done: Promise<void> | void): void {
    input.current?.focus();
    void done;
  }

  return (
    <div className={styles.picture}>
      <Avatar reader={{ ...reader, image: shown }} large />
      <div className={styles.what}>
        <strong>
          <bdi>{reader.name}</bdi>
        </strong>
        <div className={styles.actions}>
          <label className="button button--secondary button--sm">
            {shown ? (
              <Translate id="profile.picture.another">Choose another picture</Translate>
            ) : (
              <Translate id="profile.picture.choose">Choose a picture</Translate>
            )}
            <input
              ref={input}
              type="file"
              accept={PICTURE_TYPES.join()}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                if (file) void choose(file);
                // The same file can be chosen once more.
                currentTarget.value = '';
              }}
            />
          </label>
          {state.is === 'chosen' ? (
            <>
              <button
                type="button"
                className="button button--primary button--sm"
                aria-disabled={busy}
                onClick={() => busy || finish(save(state.file))}
              >
                <Translate id="profile.picture.save">Save picture</Translate>
              </button>
              <button type="button" className={styles.quiet} onClick={() => finish(cancel())}>
                <Translate id="profile.cancel">Cancel</Translate>
              </button>
            </>
          ) : (
            image && (
              <button
                type="button"
                className={styles.quiet}
                aria-disabled={busy}
                onClick={() => busy || finish(remove(image))}
              >
                <Translate id="profile.picture.remove">Remove picture</Translate>
              </button>
            )
          )}
        </div>
        <div className={styles.state}>
          <span role="status">
            {state.is === 'chosen' && (
              <Translate id="profile.picture.preview">
                This is how it will look. It is not stored yet.
              </Translate>
            )}
            {state.is === 'saved' && <Translate id="profile.saved">Saved</Translate>}
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
        {state.is === 'refused' && (
          <p role="alert" className={styles.problem}>
            {state.problem}
          </p>
        )}
        <FailureNote failure={state.is === 'failed' ? state.failure : null} />
        {image && !image.startsWith('/') && (
          <p className={styles.hint}>
            <Translate id="profile.picture.fromProvider">
              This picture comes from the service that you signed in with. Once it is removed or
              replaced here, it does not come back by itself.
            </Translate>
          </p>
        )}
      </div>
    </div>
  );
}
