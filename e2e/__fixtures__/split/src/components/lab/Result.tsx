import type { ReactNode } from 'react';
import styles from './Result.module.css';

export default function Result(): ReactNode {
  return <p className={styles.result}>The falcon flew for nine minutes.</p>;
}
