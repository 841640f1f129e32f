import { type ReactNode, useEffect, useRef } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import { planTitles, PLANS_HREF, ROUTES } from '../../api/siteData';
import type { Session } from '../session';
import { refreshSession } from '../followSession';
import styles from './AccountMenu.module.css';
import SignOutButton from './SignOutButton';

interface AccountMenuProps {
  session: Session;
  onClose: () => void;
  /** Returns the focus to the avatar. */
  returnFocus: () => void;
}

/** A disclosure: Tab moves through it; Escape, a click outside, or leaving it closes it. */
export default function AccountMenu({
  session,
  onClose,
  returnFocus,
}: AccountMenuProps): ReactNode {
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // The avatar has the same parent, and closes the menu itself.
    const isInside = (target: EventTarget | null): boolean =>
      target instanceof Node && Boolean(panel.current?.parentElement?.contains(target));
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      returnFocus();
      onClose();
    };
    const onOther = ({ target }: Event): void => {
      if (!isInside(target)) onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('pointerdown', onOther);
    document.addEventListener('focusin', onOther);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('pointerdown', onOther);
      document.removeEventListener('focusin', onOther);
    };
  }, [onClose, returnFocus]);

  const { me } = session;
  return (
    <div ref={panel} className={styles.panel}>
      {me ? (
        <>
          <p className={styles.who}>
            <strong>
              <bdi>{me.reader.name}</bdi>
            </strong>
            <span>
              <bdi dir="ltr">{me.reader.email}</bdi>
            </span>
            <span className={me.plans.length > 0 ? styles.plan : undefined}>
              {me.plans.length > 0 ? (
                planTitles(me.plans).join(', ')
              ) : (
                <Translate id="account.menu.noPlan">Free account</Translate>
              )}
            </span>
          </p>
          <ul className={styles.list}>
            <li>
              <Link className={styles.item} to={ROUTES.profile} onClick={onClose}>
                <Translate id="account.menu.profile">Profile and preferences</Translate>
              </Link>
            </li>
            {PLANS_HREF !== undefined && (
              <li>
                <Link className={styles.item} to={PLANS_HREF} onClick={onClose}>
                  <Translate id="account.menu.plans">Plans</Translate>
                </Link>
              </li>
            )}
            <li>
              <SignOutButton className={styles.item} />
            </li>
          </ul>
        </>
      ) : (
        <>
          <p className={styles.away}>
            <Translate id="account.menu.unreachable">
              Your account can’t be reached right now. Public pages still work.
            </Translate>
          </p>
          <button type="button" className={styles.item} onClick={() => void refreshSession()}>
            <Translate id="account.menu.retry">Try again</Translate>
          </button>
        </>
      )}
    </div>
  );
}
