import { useCallback, useEffect, useState } from 'react';
import { type Answer, callNotes, type Failure, type Note } from './callNotes';

interface NotesState {
  /** `null`: still loading, or unavailable. */
  notes: readonly Note[] | null;
  /** Why the last call failed. */
  failure: Failure | null;
  /** Each resolves to whether it worked. */
  reload: () => Promise<boolean>;
  add: (text: string) => Promise<boolean>;
  remove: (note: Note) => Promise<boolean>;
}

/** The reader's notes at the example service. */
export function useNotes(service: string): NotesState {
  const [notes, setNotes] = useState<readonly Note[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const conclude = useCallback(
    <T>(answer: Answer<T>, next: (notes: readonly Note[], value: T) => readonly Note[]) => {
      setFailure(answer.ok ? null : answer);
      if (answer.ok) setNotes((before) => next(before ?? [], answer.value));
      return answer.ok;
    },
    [],
  );
  const reload = useCallback(
    () =>
      callNotes<Note[]>(service, '/notes').then((answer) =>
        conclude(answer, (_, listed) => listed),
      ),
    [conclude, service],
  );

  useEffect(() => {
    void reload();
  }, [reload]);

  return {
    notes,
    failure,
    reload,
    add: async (text) =>
      conclude(await callNotes<Note>(service, '/notes', 'POST', { text }), (before, added) => [
        added,
        ...before,
      ]),
    remove: async ({ id }) =>
      conclude(await callNotes<null>(service, `/notes/${id}`, 'DELETE'), (before) =>
        before.filter((note) => note.id !== id),
      ),
  };
}
