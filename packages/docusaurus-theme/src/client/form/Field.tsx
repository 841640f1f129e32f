import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import styles from './form.module.css';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  problem?: string | undefined;
  /** Stands in the input's corner: the switch that shows a password. */
  action?: ReactNode;
}

/**
 * One labelled input with its hint and, when refused, what to do about it.
 *
 * @param dir `ltr` for what is written from left to right in every language: addresses, passwords, codes
 */
export default function Field(field: FieldProps): ReactNode {
  const { label, hint, problem, action, dir, ...input } = field;
  const id = useId();
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ');

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.control} dir={dir}>
        <input
          {...input}
          id={id}
          className={styles.input}
          aria-invalid={problem ? true : undefined}
          aria-describedby={described || undefined}
        />
        {action}
      </div>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
