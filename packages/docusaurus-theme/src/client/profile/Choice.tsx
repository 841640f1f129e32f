import { type ReactNode, useId, useRef } from 'react';
import type { PreferenceName, Preferences } from '@gatehouse/contract/preferences';
import Translate from '@docusaurus/Translate';
import FailureNote from '../form/FailureNote';
import styles from './Choice.module.css';
import { noPreference, type PreferenceText } from './preferenceTexts';
import { useChoice } from './useChoice';

type Value = Preferences[PreferenceName];

interface ChoiceProps {
  name: PreferenceName;
  text: PreferenceText;
  values: readonly NonNullable<Value>[];
  value: Value;
}

/** Radio buttons. Each choice is stored immediately, can be undone, and may fail. */
export default function Choice({ name, text, values, value }: ChoiceProps): ReactNode {
  const { legend, hint, labels, none = noPreference() } = text;
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const { state, choose } = useChoice(name, value);

  function undo(previous: Value): void {
    choose(previous);
    // The pressed button is gone: the focus stays with the choice.
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
        {[...values, null].map((option) => (
          <label key={option} className={styles.option}>
            <input
              type="radio"
              name={`${id}-${name}`}
              value={option ?? ''}
              checked={option === value}
              onChange={() => choose(option)}
            />
            <span>{option === null ? none : labels[option]}</span>
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
          <FailureNote failure={state.failure} className={styles.refused} />
        )}
      </div>
    </fieldset>
  );
}
