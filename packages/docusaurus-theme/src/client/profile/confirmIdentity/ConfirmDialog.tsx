import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Me, Reader } from '@gatehouse/contract/me';
import Translate from '@docusaurus/Translate';
import { sessionStore } from '../../account/sessionStore';
import { callApi } from '../../api/api';
import type { SignInAnswer } from '../../api/auth';
import type { Origin } from '../../form/FreshSessionContext';
import type { Security } from '../security/useSecurity';
import styles from './confirmIdentity.module.css';
import FirstFactor from './FirstFactor';
import SecondFactorCode from './SecondFactorCode';

interface ConfirmDialogProps {
  reader: Reader;
  security: Security | null;
  origin: Origin;
  onDone: (isConfirmed: boolean) => void;
}

export default function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { reader, security, origin, onDone } = props;
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isSecond, setSecond] = useState(false);

  // Before the element is removed: closing returns the focus to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  async function finish({ twoFactorRedirect }: SignInAnswer): Promise<void> {
    if (twoFactorRedirect) {
      setSecond(true);
      return;
    }
    // A passkey may belong to another account: the action must not continue there.
    const me = await callApi<Me>('/api/me');
    const isSame = me.ok && me.value.reader?.id === reader.id;
    if (me.ok && !isSame) sessionStore.accept(me.value);
    onDone(isSame);
  }

  function cancel(): void {
    // The first factor has ended the previous session.
    if (isSecond) void sessionStore.refresh(true);
    onDone(false);
  }

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        cancel();
      }}
    >
      <h2 id={title}>
        <Translate id="profile.confirm.title">Confirm it’s you</Translate>
      </h2>
      {isSecond ? (
        <SecondFactorCode onDone={(answer) => void finish(answer)} onCancel={cancel} />
      ) : (
        <FirstFactor
          email={reader.email}
          security={security}
          origin={origin}
          onDone={(answer) => void finish(answer)}
          onCancel={cancel}
        />
      )}
    </dialog>
  );
}
