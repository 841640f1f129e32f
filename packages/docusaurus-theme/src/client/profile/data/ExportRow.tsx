import { type ReactNode, useState } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import { callApi } from '../../api/api';
import FailureNote from '../../form/FailureNote';
import Row from '../Row';
import ActButton from '../security/ActButton';
import { useAct } from '../security/useAct';

function download(name: string, value: object): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }),
  );
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

/** Uses a script rather than a plain link, which would also download an error response. */
export default function ExportRow(): ReactNode {
  const { busy, failure, act } = useAct();
  const [done, setDone] = useState('');

  function save(): void {
    setDone('');
    void act(
      () => callApi<object>('/api/me/export'),
      (account) => {
        download('account.json', account);
        setDone(
          translate({
            id: 'profile.export.done',
            message: 'Done. Look for account.json in your downloads.',
          }),
        );
      },
    );
  }

  return (
    <Row
      section="export"
      done={done}
      value={<FailureNote failure={failure} />}
      note={
        <Translate id="profile.export.text">
          A JSON file with everything we store about you: profile, plans, sessions, sign-in methods,
          and activity. It contains no passwords or other secrets.
        </Translate>
      }
      actions={
        <ActButton
          busy={busy}
          label={translate({ id: 'profile.export.submitLabel', message: 'Download your data' })}
          onClick={save}
        >
          <Translate id="profile.export.submit">Download</Translate>
        </ActButton>
      }
    />
  );
}
