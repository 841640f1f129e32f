import {
  type FocusEvent,
  type FormEvent,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { notifyAct } from '../api/acts';
import { type Failure, type Result, UNREACHABLE } from '../api/api';
import { AnchorContext } from './AnchorContext';
import { restoreDraft } from './draft';
import { FreshSessionContext } from './FreshSessionContext';

/** The messages for invalid fields. */
export type Problems = Record<string, string>;

interface FormOptions<T> {
  /** Client-side validation. */
  validate: (values: Record<string, string>) => Problems;
  send: (values: Record<string, string>) => Promise<Result<T>>;
  /** Assigns a failure that concerns one field to it. */
  toProblems: (failure: Failure) => Problems;
  onDone: (form: HTMLFormElement, answer: T) => void;
  /** A step of a larger action, which reports itself when it is done. */
  isStep?: boolean;
}

/** The props of a `Form`. */
interface FormProps {
  ref: RefObject<HTMLFormElement | null>;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onInput: (event: FormEvent<HTMLFormElement>) => void;
  onBlur: (event: FocusEvent<HTMLFormElement>) => void;
}

export interface FormState {
  formProps: FormProps;
  busy: boolean;
  problems: Problems;
  /** Why the form as a whole was refused. */
  failure: Failure | null;
}

/**
 * A form with uncontrolled fields, so that input is never lost. A field is validated when the
 * reader leaves it, and its error clears with the next input. A refusal moves the focus to the
 * first invalid field, or to the message, so that it is announced.
 */
export function useForm<T>(options: FormOptions<T>): FormState {
  const { validate, send, toProblems, onDone, isStep = false } = options;
  const ref = useRef<HTMLFormElement>(null);
  const typed = useRef(new Set<string>());
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refusals, setRefusals] = useState(0);

  const anchor = useContext(AnchorContext);
  const withFreshSession = useContext(FreshSessionContext);
  useEffect(() => {
    if (ref.current) restoreDraft(ref.current, anchor);
  }, [anchor]);

  useEffect(() => {
    if (refusals === 0) return;
    const concerned = '[aria-invalid="true"], [role="alert"]';
    ref.current?.querySelector<HTMLElement>(concerned)?.focus();
  }, [refusals]);

  function refuse(reason: { problems: Problems } | { failure: Failure }): void {
    setProblems('problems' in reason ? reason.problems : {});
    setFailure('failure' in reason ? reason.failure : null);
    setRefusals((count) => count + 1);
  }

  function showProblem(form: HTMLFormElement, name: string): void {
    const problem = validate(valuesOf(form))[name];
    if (problem !== undefined) setProblems((others) => ({ ...others, [name]: problem }));
  }

  async function submit(form: HTMLFormElement): Promise<void> {
    const values = valuesOf(form);
    const wrong = validate(values);
    if (Object.keys(wrong).length > 0) {
      refuse({ problems: wrong });
      return;
    }
    setBusy(true);
    // Code that `send` loads on demand may fail to load, too.
    const result = await withFreshSession(() => send(values), { form, anchor }).catch(
      () => UNREACHABLE,
    );
    setBusy(false);
    conclude(form, result);
    if (!isStep) notifyAct();
  }

  function conclude(form: HTMLFormElement, result: Result<T>): void {
    if (result.ok) {
      setProblems({});
      setFailure(null);
      onDone(form, result.value);
      return;
    }
    const concerned = toProblems(result);
    const isShown = Object.keys(concerned).some((name) => form.elements.namedItem(name));
    refuse(isShown ? { problems: concerned } : { failure: result });
  }

  return {
    busy,
    problems,
    failure,
    formProps: {
      ref,
      onSubmit: (event) => {
        event.preventDefault();
        if (!busy) void submit(event.currentTarget);
      },
      onInput: ({ target }) => {
        const { name } = target as HTMLInputElement;
        typed.current.add(name);
        if (problems[name] !== undefined) setProblems(({ [name]: _over, ...others }) => others);
      },
      onBlur: ({ currentTarget, target }) => {
        const { name } = target as unknown as HTMLInputElement;
        if (typed.current.has(name)) afterPress(() => showProblem(currentTarget, name));
      },
    },
  };
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(
    Array.from(new FormData(form)).map(([name, value]) => [name, String(value)]),
  );
}

/** A message moves what is below it: during a press, the click would miss its target. */
function afterPress(act: () => void): void {
  if (!document.documentElement.matches(':active')) act();
  // The click event follows mouseup.
  else window.addEventListener('mouseup', () => setTimeout(act), { once: true });
}
