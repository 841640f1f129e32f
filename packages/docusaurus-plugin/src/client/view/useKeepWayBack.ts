import { useCallback } from 'react';
import { useHistory } from '@docusaurus/router';
import { saveScrollPosition, type ScrollPosition } from './scrollPosition';

/** Whoever was put out while reading finds the way back: in the address, and to the very line. */
export function useKeepWayBack(): (position: ScrollPosition) => void {
  const history = useHistory();
  return useCallback(
    (position: ScrollPosition) => {
      saveScrollPosition(position);
      const hash = position.anchor === null ? '' : `#${encodeURIComponent(position.anchor)}`;
      // The links to the sign-in page are made of the address.
      history.replace({ ...history.location, hash });
    },
    [history],
  );
}
