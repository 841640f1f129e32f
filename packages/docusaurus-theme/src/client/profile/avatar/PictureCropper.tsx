import { type ReactNode, useId, useRef, useState } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import Cropper, { type Area } from 'react-easy-crop';
import CancelButton from '../CancelButton';
import profileStyles from '../profile.module.css';
import { cropPicture } from './cropPicture';
import styles from './PictureRow.module.css';

interface PictureCropperProps {
  /** A data URL. */
  picture: string;
  busy: boolean;
  onSave: (cropped: Blob) => void;
  onCancel: () => void;
}

/** Moves and zooms a picture under a round frame. Loaded by `usePicture`. */
export default function PictureCropper(cropper: PictureCropperProps): ReactNode {
  const { picture, busy } = cropper;
  const hint = useId();
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const area = useRef<Area>(null);

  async function save(): Promise<void> {
    if (area.current) cropper.onSave(await cropPicture(picture, area.current));
  }

  return (
    <>
      <div className={styles.cropper} dir="ltr">
        <Cropper
          image={picture}
          crop={crop}
          zoom={zoom}
          aspect={1}
          cropShape="round"
          showGrid={false}
          // Otherwise it adds a <style>, which a content security policy may block.
          disableAutomaticStylesInjection
          classes={{
            containerClassName: styles.canvas,
            mediaClassName: styles.media,
            cropAreaClassName: styles.frame,
          }}
          onCropChange={setCrop}
          onZoomChange={setZoom}
          onCropAreaChange={(_percent, pixels) => {
            area.current = pixels;
          }}
          cropperProps={{
            role: 'group',
            'aria-label': translate({ id: 'profile.picture.frame', message: 'Picture frame' }),
            'aria-describedby': hint,
          }}
        />
      </div>
      <p id={hint} className={profileStyles.note}>
        <Translate id="profile.picture.move">Drag the picture, or use the arrow keys.</Translate>
      </p>
      <label className={styles.zoom}>
        <Translate id="profile.picture.zoom">Zoom</Translate>
        <input
          type="range"
          min={1}
          max={3}
          step={0.05}
          value={zoom}
          onChange={({ currentTarget }) => setZoom(currentTarget.valueAsNumber)}
        />
      </label>
      <div className={profileStyles.actions}>
        <button
          type="button"
          className="button button--primary"
          aria-disabled={busy}
          onClick={() => void (busy || save())}
        >
          <Translate id="profile.save">Save</Translate>
        </button>
        <CancelButton onClick={cropper.onCancel} />
      </div>
    </>
  );
}
