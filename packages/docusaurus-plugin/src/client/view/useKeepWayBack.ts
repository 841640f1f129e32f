import { useCallback } from 'react';
import { useHistory } from '@docusaurus/router';
import { saveScrollPosition, type ScrollPosition } from './scrollPosition';

/**
 * Remembers the position of a reader whose page closed: the heading in the address, and the exact
 * line.
 */
export function useKeepWayBack(): (position: ScrollPosition) => void {
  const history = useHistory();
  return useCallback(
    (position: ScrollPosition) => {
      saveScrollPosition(position);
      const hash = position.anchor === null ? '' : `#${encodeURIComponent(position.anchor)}`;
      // The sign-in links are derived from the address.
      history.replace({ ...history.location, hash });
    },
    [history],
  );
}
