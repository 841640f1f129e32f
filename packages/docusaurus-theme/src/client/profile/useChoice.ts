import { useState } from 'react';
import type { Preferences } from '@gatehouse/contract/preferences';
import { sessionStore } from '../account/sessionStore';
import { savePreference } from '../preferences/savePreference';
import type { Failure } from '../api/api';

type Value = Preferences[keyof Preferences];

type ChoiceState =
  | { is: 'quiet' }
  /** Stored. `undo` is the previous choice. */
  | { is: 'saved'; undo: Value }
  | { is: 'refused'; failure: Failure };

interface UsedChoice {
  state: ChoiceState;
  choose: (value: Value) => void;
}

/** A preference that is stored as soon as it is chosen, and reverts when the server refuses it. */
export function useChoice(name: keyof Preferences, current: Value): UsedChoice {
  const [state, setState] = useState<ChoiceState>({ is: 'quiet' });

  async function save(value: Value): Promise<void> {
    setState({ is: 'quiet' });
    const result = await savePreference({ [name]: value });
    if (result.ok) {
      setState({ is: 'saved', undo: current });
      return;
    }
    setState({ is: 'refused', failure: result });
    const { me } = sessionStore.get();
    // Unless something else has been chosen since.
    if (me?.profile[name] === value) {
      sessionStore.accept({ ...me, profile: { ...me.profile, [name]: current } });
    }
    if (result.code === 'SIGN_IN_REQUIRED') void sessionStore.refresh();
  }

  return { state, choose: (value) => void save(value) };
}
