import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchReader } from './watchReader';

describe('watchReader', () => {
  const refresh = vi.fn(() => Promise.resolve());
  const tab = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const browserWindow = new EventTarget();
  const returnToTab = () => tab.dispatchEvent(new Event('visibilitychange'));

  beforeEach(() => {
    vi.useFakeTimers();
    refresh.mockClear();
    tab.visibilityState = 'visible';
    vi.stubGlobal('document', tab);
    vi.stubGlobal('window', browserWindow);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('asks once for a page and all of its sections', () => {
    const stops = [watchReader(refresh), watchReader(refresh), watchReader(refresh)];
    vi.advanceTimersByTime(60_000);
    expect(refresh).toHaveBeenCalledOnce();
    returnToTab();
    expect(refresh).toHaveBeenCalledTimes(2);
    // From another window, which did not hide this one.
    browserWindow.dispatchEvent(new Event('focus'));
    expect(refresh).toHaveBeenCalledTimes(3);
    for (const stop of stops) stop();
  });

  it('continues while one of them is open, and ends with the last', () => {
    const [stopPage, stopSection] = [watchReader(refresh), watchReader(refresh)];
    stopPage();
    returnToTab();
    expect(refresh).toHaveBeenCalledOnce();
    stopSection();
    returnToTab();
    browserWindow.dispatchEvent(new Event('focus'));
    vi.advanceTimersByTime(180_000);
    expect(refresh).toHaveBeenCalledOnce();
    watchReader(refresh)();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sends no request in a hidden tab', () => {
    const stop = watchReader(refresh);
    tab.visibilityState = 'hidden';
    vi.advanceTimersByTime(180_000);
    expect(refresh).not.toHaveBeenCalled();
    stop();
  });
});
