import { type ReactNode, useId, useRef } from 'react';
import type { Preferences } from '@gatehouse/contract/preferences';
import Translate, { translate } from '@docusaurus/Translate';
import { failureText } from '../form/failureText';
import styles from './Choice.module.css';
import { useChoice } from './useChoice';

interface ChoiceProps<Name extends keyof Preferences> {
  name: Name;
  legend: string;
  hint?: string;
  /** What to call the lack of a choice. */
  none?: string;
  options: readonly NonNullable<Preferences[Name]>[];
  value: Preferences[Name];
  label: (value: NonNullable<Preferences[Name]>) => string;
}

/** A row of radio buttons of which each choice is stored at once, can be undone, and may fail. */
export default function Choice<Name extends keyof Preferences>({
  name,
  legend,
  hint,
  none = translate({ id: 'profile.choice.none', message: 'No preference' }),
  options,
  value,
  label,
}: ChoiceProps<Name>): ReactNode {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const { state, choose } = useChoice(name, value);

  function undo(previous: Preferences[keyof Preferences]): void {
    choose(previous);
    // The button that was pressed goes away: the focus stays with the choice.
    row.current?.querySelector<HTMLInputElement>(`[value="${previous ?? ''}"]`)?.focus();
  }

  return (
    <fieldset className={styles.choice} aria-describedby={hint && `${id}-hint`}>
      <legend>{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div ref={row} className={styles.options}>
        {[...options, null].map((option) => (
          <label key={option} className={styles.option}>
            <input
              type="radio"
              name={`${id}-${name}`}
              value={option ?? ''}
              checked={option === value}
              onChange={() => choose(option)}
            />
            <span>{option === null ? none : label(option)}</span>
          </label>
        ))}
      </div>
      <div className={styles.state}>
        <span role="status">
          {state.is === 'saved' && <Translate id="profile.saved">Saved</Translate>}
        </span>
        {state.is === 'saved' && (
          <button type="button" className={styles.undo} onClick={() => undo(state.undo)}>
            <Translate id="profile.undo">Undo</Translate>
          </button>
        )}
        {state.is === 'refused' && (
          <span role="alert" className={styles.refused}>
            {failureText(state.failure)}
          </span>
        )}
      </div>
    </fieldset>
  );
}
