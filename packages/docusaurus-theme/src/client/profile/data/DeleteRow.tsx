import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import Row from '../Row';
import { useRow } from '../useRow';
import DeleteForm from './DeleteForm';

export default function DeleteRow({ email }: { email: string }): ReactNode {
  const row = useRow('delete');
  return (
    <Row
      section="delete"
      row={row}
      value={null}
      note={
        <Translate id="profile.delete.text">
          Permanently deletes your name, email, picture, preferences, plans, and sign-in methods,
          and signs you out everywhere. This can’t be undone.
        </Translate>
      }
      button={<Translate id="profile.delete.begin">Delete…</Translate>}
    >
      <DeleteForm email={email} onCancel={() => row.close()} />
    </Row>
  );
}
