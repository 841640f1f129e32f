import { forwardRef } from 'react';
import type { Activity } from '@gatehouse/contract/activity';
import { deviceText } from '../deviceText';
import RelativeTime from '../RelativeTime';
import styles from './activity.module.css';
import { activityText } from './activityText';

interface ActivityItemProps {
  event: Activity;
}

/** One event: what, when, and from where. */
export default forwardRef<HTMLLIElement, ActivityItemProps>(function ActivityItem({ event }, ref) {
  const { at, device, address } = event;
  return (
    <li ref={ref} tabIndex={-1} className={styles.event}>
      <span>{activityText(event)}</span>
      <span className={styles.where}>
        <RelativeTime at={at} />
        {device && <span>{deviceText(device)}</span>}
        {/* An IP address reads from left to right in every language. */}
        {address && <bdi dir="ltr">{address}</bdi>}
      </span>
    </li>
  );
});
