import type { Preferences } from '@gatehouse/contract/preferences';
import { translate } from '@docusaurus/Translate';

type ChoiceValue = NonNullable<Preferences[keyof Preferences]>;

/** What readers call a value. Names of products are the same in every language. */
export function choiceLabel(value: ChoiceValue): string {
  switch (value) {
    case 'light':
      return translate({ id: 'profile.choice.light', message: 'Light' });
    case 'dark':
      return translate({ id: 'profile.choice.dark', message: 'Dark' });
    case 'new':
      return translate({ id: 'profile.choice.new', message: 'New' });
    case 'familiar':
      return translate({ id: 'profile.choice.familiar', message: 'Familiar' });
    case 'expert':
      return translate({ id: 'profile.choice.expert', message: 'Expert' });
    case 'yarn':
      return 'Yarn';
    case 'bun':
      return 'Bun';
    case 'linux':
      return 'Linux';
    case 'macos':
      return 'macOS';
    case 'windows':
      return 'Windows';
    case 'npm':
    case 'pnpm':
      return value;
  }
}
