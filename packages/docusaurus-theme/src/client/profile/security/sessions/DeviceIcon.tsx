import type { ReactNode } from 'react';
import type { AccountSession } from '@gatehouse/contract/account';
import styles from '../security.module.css';

type DeviceKind = AccountSession['deviceKind'];

const SHAPES: Record<DeviceKind, ReactNode> = {
  desktop: <path d="M3 4h18v12H3zM9 20h6M12 16v4" />,
  tablet: <path d="M5 2h14v20H5zM11 19h2" />,
  phone: <path d="M7 2h10v20H7zM11 19h2" />,
};

/** Decorative, next to a device's name. */
export default function DeviceIcon({ kind }: { kind: DeviceKind }): ReactNode {
  return (
    <svg
      className={styles.device}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {SHAPES[kind]}
    </svg>
  );
}
