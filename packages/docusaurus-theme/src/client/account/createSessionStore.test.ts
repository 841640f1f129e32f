import type { Me } from '@gatehouse/contract/me';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Result, UNREACHABLE } from '../api/api';
import { createSessionStore } from './createSessionStore';

const ada: Me = {
  reader: { id: '1', name: 'Ada', email: 'ada@example.com', image: null, role: 'reader' },
  plans: ['premium'],
  profile: { colorMode: 'dark', packageManager: null, operatingSystem: null, experience: null },
};
const nobody: Me = { reader: null, plans: [], profile: null };
const says = (value: Me): Result<Me> => ({ ok: true, value });

describe('createSessionStore', () => {
  const fetchMe = vi.fn<() => Promise<Result<Me>>>();
  const onAnswer = vi.fn<(signedIn: boolean, isNews: boolean) => void>();
  const complete = vi.fn<(answer: Result<Me>) => Result<Me>>();
  let time = 0;
  let store = createSessionStore(fetchMe, onAnswer, complete);

  beforeEach(() => {
    vi.resetAllMocks();
    time = 0;
    complete.mockImplementation((answer) => answer);
    store = createSessionStore(fetchMe, onAnswer, complete, () => time);
  });

  it('is unknown before the first request', () => {
    expect(store.get()).toEqual({ status: 'unknown', plans: [], me: null });
    expect(fetchMe).not.toHaveBeenCalled();
  });

  it('shares one request between concurrent callers', async () => {
    fetchMe.mockResolvedValue(says(ada));
    await Promise.all([store.refresh(), store.refresh(), store.refresh()]);
    expect(fetchMe).toHaveBeenCalledOnce();
    expect(store.get()).toEqual({ status: 'signed-in', plans: ['premium'], me: ada });
    expect(onAnswer).toHaveBeenCalledWith(true, false);
  });

  it('sends a new request if the current state is required, and drops the older response', async () => {
    let answerLate = (_answer: Result<Me>): void => {};
    fetchMe
      .mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)))
      .mockResolvedValueOnce(says(nobody));
    const older = store.refresh();
    await store.refresh(true);
    answerLate(says(ada));
    await older;
    expect(store.get().status).toBe('signed-out');
  });

  it('is signed out when the server reports no reader', async () => {
    fetchMe.mockResolvedValue(says(nobody));
    await store.refresh();
    expect(store.get()).toEqual({ status: 'signed-out', plans: [], me: null });
    expect(onAnswer).toHaveBeenCalledWith(false, false);
  });

  it('is unreachable when the first request fails, and keeps the hint', async () => {
    fetchMe.mockResolvedValue(UNREACHABLE);
    await store.refresh();
    expect(store.get().status).toBe('unreachable');
    expect(onAnswer).not.toHaveBeenCalled();
  });

  it('keeps a reader signed in while the server is unreachable', async () => {
    fetchMe.mockResolvedValueOnce(says(ada)).mockResolvedValueOnce(UNREACHABLE);
    await store.refresh();
    await store.refresh();
    expect(store.get().status).toBe('signed-in');
  });

  it('notifies other tabs when a reader’s plans change, and only then', async () => {
    fetchMe.mockResolvedValueOnce(says(ada)).mockResolvedValueOnce(says({ ...ada }));
    await store.refresh();
    await store.refresh();
    expect(onAnswer).toHaveBeenLastCalledWith(true, false);
    fetchMe.mockResolvedValue(says({ ...ada, plans: [] }));
    await store.refresh();
    expect(onAnswer).toHaveBeenLastCalledWith(true, true);
  });

  it('does not notify listeners of an unchanged response', async () => {
    fetchMe.mockImplementation(async () => says(structuredClone(ada)));
    await store.refresh();
    const before = store.get();
    const listener = vi.fn();
    store.subscribe(listener);
    await store.refresh();
    expect(listener).not.toHaveBeenCalled();
    expect(store.get()).toBe(before);
  });

  it('drops a pending response when the reader signs out', async () => {
    let answer: (result: Result<Me>) => void = () => undefined;
    fetchMe.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const refreshed = store.refresh();
    store.accept(nobody);
    answer(says(ada));
    await refreshed;
    expect(store.get().status).toBe('signed-out');
  });

  it('refreshes for a returning reader if the last response is older than 30 seconds', async () => {
    fetchMe.mockResolvedValue(says(ada));
    await store.refresh();
    time = 30_000;
    store.refreshIfOld();
    expect(fetchMe).toHaveBeenCalledTimes(1);
    time = 30_001;
    store.refreshIfOld();
    expect(fetchMe).toHaveBeenCalledTimes(2);
  });

  it('shows pending changes immediately, without notifying other tabs yet', () => {
    store.accept(ada);
    onAnswer.mockReset();
    const listener = vi.fn();
    store.subscribe(listener);
    store.expect({ ...ada, plans: [] });
    expect(store.get().plans).toEqual([]);
    expect(listener).toHaveBeenCalledOnce();
    expect(onAnswer).not.toHaveBeenCalled();
  });

  it('does not let a response undo changes that the server hasn’t stored yet', async () => {
    complete.mockImplementation(() => says({ ...ada, plans: ['team'] }));
    fetchMe.mockResolvedValue(says(ada));
    await store.refresh();
    expect(store.get().plans).toEqual(['team']);
  });

  it('stops notifying unsubscribed listeners', () => {
    const listener = vi.fn();
    store.subscribe(listener)();
    store.accept(ada);
    expect(listener).not.toHaveBeenCalled();
  });
});
