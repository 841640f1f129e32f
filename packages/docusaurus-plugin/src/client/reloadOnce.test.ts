import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reloadOnce } from './reloadOnce';

describe('reloadOnce', () => {
  const reload = vi.fn();
  const location = { pathname: '/docs/a', reload };
  const stored = new Map<string, string>();

  beforeEach(() => {
    vi.useFakeTimers();
    reload.mockReset();
    stored.clear();
    location.pathname = '/docs/a';
    vi.stubGlobal('window', { location });
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('reloads the page, after a moment to read why', () => {
    reloadOnce({ delayMs: 1_500 });
    vi.advanceTimersByTime(1_499);
    expect(reload).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('does not reload in a loop', () => {
    expect(reloadOnce()).toBeDefined();
    vi.runAllTimers();
    expect(reloadOnce()).toBeUndefined();
    vi.runAllTimers();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('reloads when another page is stale, or the same one later', () => {
    reloadOnce();
    vi.runAllTimers();
    location.pathname = '/docs/b';
    reloadOnce();
    vi.runAllTimers();
    expect(reload).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(5_000);
    reloadOnce({ againAfterMs: 60_000 });
    vi.runAllTimers();
    expect(reload).toHaveBeenCalledTimes(2);
    reloadOnce();
    vi.runAllTimers();
    expect(reload).toHaveBeenCalledTimes(3);
  });

  it('is reset when the page turns out to be correct', () => {
    reloadOnce()?.();
    vi.runAllTimers();
    expect(reload).not.toHaveBeenCalled();
  });

  it('leaves it to the reader when storage is unavailable', () => {
    vi.stubGlobal('sessionStorage', undefined);
    reloadOnce();
    vi.runAllTimers();
    expect(reload).not.toHaveBeenCalled();
  });
});
