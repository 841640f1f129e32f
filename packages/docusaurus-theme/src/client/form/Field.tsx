import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import styles from './form.module.css';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  problem?: string | undefined;
  /** In the input's corner: the button that shows a password. */
  action?: ReactNode;
}

/**
 * A labeled input with its hint or, when refused, what to do about it.
 *
 * @param dir `ltr` for input that is written left to right in every language: addresses, passwords,
 * codes
 */
export default function Field(field: FieldProps): ReactNode {
  const { label, hint, problem, action, dir, ...input } = field;
  const id = useId();
  // Only one message: a live count below a problem would contradict it.
  const description = problem ?? hint;

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.control} dir={dir}>
        <input
          {...input}
          id={id}
          className={styles.input}
          aria-invalid={problem ? true : undefined}
          aria-describedby={description ? `${id}-description` : undefined}
        />
        {action}
      </div>
      {description && (
        <p id={`${id}-description`} className={problem ? styles.problem : styles.hint}>
          {description}
        </p>
      )}
    </div>
  );
}
