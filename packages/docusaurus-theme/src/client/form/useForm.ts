import {
  type FocusEvent,
  type FormEvent,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { tellOfAct } from '../api/acts';
import { type Failure, type Result, UNREACHABLE } from '../api/api';
import { AnchorContext } from './AnchorContext';
import { restoreDraft } from './draft';
import { FreshSessionContext } from './FreshSessionContext';

/** Text of each field that is not accepted. */
export type Problems = Record<string, string>;

interface FormOptions<T> {
  /** What can be said without the server. */
  validate: (values: Record<string, string>) => Problems;
  send: (values: Record<string, string>) => Promise<Result<T>>;
  /** Puts a failure that concerns one field beside it. */
  toProblems: (failure: Failure) => Problems;
  onDone: (form: HTMLFormElement, answer: T) => void;
  /** A step of something bigger, which tells of itself once it is done. */
  isStep?: boolean;
}

/** What a `Form` needs. */
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
 * A form with uncontrolled fields, so that what was typed stays whatever happens. A field is validated when the
 * reader leaves it, and its error clears with the next input. A refusal moves the focus to the first invalid
 * field, or to the message, which is how it is announced.
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

  function judge(form: HTMLFormElement, name: string): void {
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
    // What `send` loads when first needed may be out of reach as well.
    const result = await withFreshSession(() => send(values), { form, anchor }).catch(
      () => UNREACHABLE,
    );
    setBusy(false);
    conclude(form, result);
    if (!isStep) tellOfAct();
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
        if (typed.current.has(name)) afterPress(() => judge(currentTarget, name));
      },
    },
  };
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(
    Array.from(new FormData(form)).map(([name, value]) => [name, String(value)]),
  );
}

/** A verdict moves what stands below it: while that is being pressed, the click would miss it. */
function afterPress(act: () => void): void {
  if (!document.documentElement.matches(':active')) act();
  // The click follows the release.
  else window.addEventListener('mouseup', () => setTimeout(act), { once: true });
}
