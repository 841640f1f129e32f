import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';

/** Closes a form without changes. */
export default function CancelButton({ onClick }: { onClick: () => void }): ReactNode {
  return (
    <button type="button" className="button button--secondary" onClick={onClick}>
      <Translate id="profile.cancel">Cancel</Translate>
    </button>
  );
}
