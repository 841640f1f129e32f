import type { ReactNode } from 'react';
import { PREFERENCES, type Preferences } from '@gatehouse/contract/preferences';
import Translate from '@docusaurus/Translate';
import { OFFERED_PREFERENCES } from '../api/siteData';
import Card from './Card';
import Choice from './Choice';
import { preferenceTexts } from './preferenceTexts';

/** Each choice is stored when it is made, and the page follows at once. */
export default function PreferencesCard({ profile }: { profile: Preferences }): ReactNode {
  const texts = preferenceTexts();
  return (
    <Card
      section="preferences"
      lead={
        <Translate id="profile.preferences.lead">
          The docs follow these on every browser on which you sign in. Each choice is saved at once.
        </Translate>
      }
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
    </Card>
  );
}
