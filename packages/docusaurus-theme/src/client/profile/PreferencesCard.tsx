import type { ReactNode } from 'react';
import {
  COLOR_MODES,
  EXPERIENCE_LEVELS,
  OPERATING_SYSTEMS,
  PACKAGE_MANAGERS,
  type Preferences,
} from '@gatehouse/contract/preferences';
import Translate, { translate } from '@docusaurus/Translate';
import Card from './Card';
import Choice from './Choice';
import { choiceLabel } from './choiceLabel';

/** Each choice is stored when it is made, and the page follows at once. */
export default function PreferencesCard({ profile }: { profile: Preferences }): ReactNode {
  return (
    <Card
      section="preferences"
      lead={
        <Translate id="profile.preferences.lead">
          The docs follow these on every browser on which you sign in. Each choice is saved at once.
        </Translate>
      }
    >
      <Choice
        name="colorMode"
        legend={translate({ id: 'profile.colorMode', message: 'Color mode' })}
        none={translate({ id: 'profile.colorMode.none', message: 'Follow device' })}
        options={COLOR_MODES}
        value={profile.colorMode}
        label={choiceLabel}
      />
      <Choice
        name="packageManager"
        legend={translate({ id: 'profile.packageManager', message: 'Package manager' })}
        hint={translate({
          id: 'profile.packageManager.hint',
          message: 'Which tab is open where commands differ.',
        })}
        options={PACKAGE_MANAGERS}
        value={profile.packageManager}
        label={choiceLabel}
      />
      <Choice
        name="operatingSystem"
        legend={translate({ id: 'profile.operatingSystem', message: 'Operating system' })}
        hint={translate({
          id: 'profile.operatingSystem.hint',
          message: 'Which tab is open where systems differ.',
        })}
        options={OPERATING_SYSTEMS}
        value={profile.operatingSystem}
        label={choiceLabel}
      />
      <Choice
        name="experience"
        legend={translate({ id: 'profile.experience', message: 'Experience' })}
        hint={translate({
          id: 'profile.experience.hint',
          message: 'For those who are new, background unfolds by itself.',
        })}
        options={EXPERIENCE_LEVELS}
        value={profile.experience}
        label={choiceLabel}
      />
    </Card>
  );
}
