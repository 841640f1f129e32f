import { forwardRef } from 'react';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { Activity } from '@gatehouse/contract/account';
import { deviceText } from '../deviceText';
import styles from './activity.module.css';
import { activityText } from './activityText';

interface ActivityItemProps {
  event: Activity;
}

/** One event: what, when in the reader's own time, and from where. */
export default forwardRef<HTMLLIElement, ActivityItemProps>(function ActivityItem({ event }, ref) {
  const { currentLocale } = useDocusaurusContext().i18n;
  const { at, device, address } = event;
  const when = new Intl.DateTimeFormat(currentLocale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li ref={ref} tabIndex={-1} className={styles.event}>
      <span>{activityText(event)}</span>
      <span className={styles.where}>
        <time dateTime={at}>{when.format(new Date(at))}</time>
        {device && <span>{deviceText(device)}</span>}
        {/* An address reads from left to right in every language. */}
        {address && <bdi dir="ltr">{address}</bdi>}
      </span>
    </li>
  );
});
