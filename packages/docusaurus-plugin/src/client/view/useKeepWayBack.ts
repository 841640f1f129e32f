import { useCallback } from 'react';
import { useHistory } from '@docusaurus/router';
import { rememberPlace, type Place } from './place';

/** Whoever was put out while reading finds the way back: in the address, and to the very line. */
export function useKeepWayBack(): (place: Place) => void {
  const history = useHistory();
  return useCallback(
    (place: Place) => {
      rememberPlace(place);
      const hash = place.anchor === null ? '' : `#${encodeURIComponent(place.anchor)}`;
      // The links to the sign-in page are made of the address.
      history.replace({ ...history.location, hash });
    },
    [history],
  );
}
