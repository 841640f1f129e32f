import { type FormEvent, type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { type Failure, type Result, UNREACHABLE } from '../api/api';
import { AnchorContext } from './AnchorContext';
import { restoreDraft } from './draft';

/** Text of each field that is not accepted. */
export type Problems = Record<string, string>;

interface FormOptions<T> {
  /** What can be said without the server. */
  validate: (values: Record<string, string>) => Problems;
  send: (values: Record<string, string>) => Promise<Result<T>>;
  /** Puts a failure that concerns one field beside it. */
  toProblems: (failure: Failure) => Problems;
  onDone: (form: HTMLFormElement, answer: T) => void;
}

export interface FormState {
  ref: RefObject<HTMLFormElement | null>;
  busy: boolean;
  problems: Problems;
  /** Why the form as a whole was refused. */
  failure: Failure | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

interface Refusal {
  problems: Problems;
  failure: Failure | null;
}

const NONE: Refusal = { problems: {}, failure: null };

/**
 * A form whose fields the browser holds, so that what was typed stays whatever happens. A refusal
 * moves the focus to the first field concerned, or to the message, which is how it is announced.
 */
export function useForm<T>({ validate, send, toProblems, onDone }: FormOptions<T>): FormState {
  const ref = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState(NONE);

  const anchor = useContext(AnchorContext);
  useEffect(() => {
    if (ref.current) restoreDraft(ref.current, anchor);
  }, [anchor]);

  useEffect(() => {
    if (refusal === NONE) return;
    const concerned = '[aria-invalid="true"], [role="alert"]';
    ref.current?.querySelector<HTMLElement>(concerned)?.focus();
  }, [refusal]);

  async function submit(form: HTMLFormElement): Promise<void> {
    const entries = Array.from(new FormData(form)).map(([name, value]) => [name, String(value)]);
    const values = Object.fromEntries(entries) as Record<string, string>;
    const problems = validate(values);
    if (Object.keys(problems).length > 0) {
      setRefusal({ problems, failure: null });
      return;
    }
    setBusy(true);
    // What `send` loads when first needed may be out of reach as well.
    const result = await send(values).catch(() => UNREACHABLE);
    setBusy(false);
    if (result.ok) {
      setRefusal(NONE);
      onDone(form, result.value);
      return;
    }
    const concerned = toProblems(result);
    const isShown = Object.keys(concerned).some((name) => form.elements.namedItem(name));
    setRefusal(
      isShown ? { problems: concerned, failure: null } : { problems: {}, failure: result },
    );
  }

  return {
    ref,
    busy,
    ...refusal,
    onSubmit: (event) => {
      event.preventDefault();
      if (!busy) void submit(event.currentTarget);
    },
  };
}
