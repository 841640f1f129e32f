import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import FailureNote from '../../form/FailureNote';
import Form from '../../form/Form';
import SubmitButton from '../../form/SubmitButton';
import { useForm } from '../../form/useForm';
import { callApi } from '../../api/api';
import styles from '../profile.module.css';

const NOTHING = () => ({});

function download(name: string, value: object): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }),
  );
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

/** Not a plain link: a refusal would be what is downloaded. */
export default function ExportForm(): ReactNode {
  const [isDone, setDone] = useState(false);
  const { formProps, busy, failure } = useForm({
    validate: NOTHING,
    send: () => callApi<object>('/api/me/export'),
    toProblems: NOTHING,
    onDone: (_form, account) => {
      download('account.json', account);
      setDone(true);
    },
  });
  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <div className={styles.actions}>
        <SubmitButton busy={busy}>
          <Translate id="profile.export.submit">Download my data</Translate>
        </SubmitButton>
        <span role="status">
          {isDone && (
            <Translate id="profile.export.done">
              Done: look for account.json among your downloads.
            </Translate>
          )}
        </span>
      </div>
    </Form>
  );
}
