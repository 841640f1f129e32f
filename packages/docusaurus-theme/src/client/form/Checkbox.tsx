import type { ReactNode } from 'react';
import styles from './form.module.css';

interface CheckboxProps {
  name: string;
  label: string;
  defaultChecked?: boolean;
}

export default function Checkbox({ label, ...input }: CheckboxProps): ReactNode {
  return (
    <label className={styles.checkbox}>
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  );
}
