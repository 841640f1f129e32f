import type { ReactNode } from 'react';
import { PREFERENCES, type Preferences } from '@gatehouse/contract/preferences';
import Translate from '@docusaurus/Translate';
import { OFFERED_PREFERENCES } from '../api/siteData';
import Choice from './Choice';
import { noPreference, preferenceTexts } from './preferenceTexts';
import styles from './profile.module.css';
import Row from './Row';
import { useRow } from './useRow';

/** Each choice is stored immediately, and the page changes with it. */
export default function PreferencesRow({ profile }: { profile: Preferences }): ReactNode {
  const row = useRow('preferences');
  const texts = preferenceTexts();
  return (
    <Row
      section="preferences"
      row={row}
      value={
        <dl className={styles.pairs}>
          {OFFERED_PREFERENCES.map((name) => {
            const { legend, labels, none = noPreference() } = texts[name];
            const value = profile[name];
            return (
              <div key={name}>
                <dt>{legend}</dt>
                <dd>{value === null ? none : labels[value as keyof typeof labels]}</dd>
              </div>
            );
          })}
        </dl>
      }
      note={
        row.isOpen && (
          <Translate id="profile.preferences.lead">
            The docs follow your preferences wherever you sign in. Each choice is saved right away.
          </Translate>
        )
      }
      button={<Translate id="profile.edit">Edit</Translate>}
    >
      {OFFERED_PREFERENCES.map((name) => (
        <Choice
          key={name}
          name={name}
          text={texts[name]}
          values={PREFERENCES[name].values}
          value={profile[name]}
        />
      ))}
      <button type="button" className="button button--secondary" onClick={() => row.close()}>
        <Translate id="profile.done">Done</Translate>
      </button>
    </Row>
  );
}
