import { useState } from 'react';
import { sessionStore } from '../../account/sessionStore';
import { callApi, type Failure, type Result, UNREACHABLE } from '../../api/api';
import { pictureUrl } from '../../account/pictureUrl';
import type PictureCropper from './PictureCropper';
import { pictureProblem, refusedPicture } from './pictureProblem';

type PictureState =
  | { is: 'quiet' }
  /** To be cropped, not stored yet. `picture` is a data URL. */
  | { is: 'chosen'; picture: string; Cropper: typeof PictureCropper }
  | { is: 'saved' }
  /** `undo` is the removed picture, unless it came from another service. */
  | { is: 'removed'; undo: Blob | null }
  | { is: 'refused'; problem: string }
  | { is: 'failed'; failure: Failure };

interface UsedPicture {
  state: PictureState;
  busy: boolean;
  choose: (file: File) => Promise<void>;
  save: (picture: Blob) => Promise<void>;
  remove: (image: string) => Promise<void>;
  cancel: () => void;
}

/** A picture that is cropped before it is stored. */
export function usePicture(): UsedPicture {
  const [state, setState] = useState<PictureState>({ is: 'quiet' });
  const [busy, setBusy] = useState(false);

  async function store(ask: () => Promise<Result<{ image: string | null }>>, done: PictureState) {
    setBusy(true);
    const result = await ask();
    setBusy(false);
    if (!result.ok) {
      const problem = refusedPicture(result);
      setState(problem ? { is: 'refused', problem } : { is: 'failed', failure: result });
      return;
    }
    const { me } = sessionStore.get();
    const { image } = result.value;
    if (me) sessionStore.accept({ ...me, reader: { ...me.reader, image } });
    setState(done);
  }

  return {
    state,
    busy,
    async choose(file) {
      const problem = await pictureProblem(file);
      if (problem) {
        setState({ is: 'refused', problem });
        return;
      }
      try {
        const [picture, cropper] = await Promise.all([toDataUrl(file), import('./PictureCropper')]);
        setState({ is: 'chosen', picture, Cropper: cropper.default });
      } catch {
        setState({ is: 'failed', failure: UNREACHABLE });
      }
    },
    save: (picture) => store(() => callApi('/api/me/avatar', picture, 'PUT'), { is: 'saved' }),
    async remove(image) {
      const undo = await getOwnPicture(image);
      await store(() => callApi('/api/me/avatar', undefined, 'DELETE'), { is: 'removed', undo });
    },
    cancel: () => setState({ is: 'quiet' }),
  };
}

function toDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(file);
  });
}

/** The bytes of a picture that was uploaded here, so that removing it can be undone. */
async function getOwnPicture(image: string): Promise<Blob | null> {
  if (!image.startsWith('/')) return null;
  try {
    const answer = await fetch(pictureUrl(image), { credentials: 'include' });
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}
