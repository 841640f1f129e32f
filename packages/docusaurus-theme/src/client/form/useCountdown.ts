import { useEffect, useState } from 'react';

/**
 * Counts down from `seconds` to 0; `restart` starts again. @param begins immediately, or with
 * `restart`
 */
export function useCountdown(
  seconds: number,
  begins: boolean,
): { left: number; restart: () => void } {
  const [left, setLeft] = useState(begins ? seconds : 0);
  const isDone = left === 0;
  useEffect(() => {
    if (isDone) return;
    const timer = setInterval(() => setLeft((now) => now - 1), 1000);
    return () => clearInterval(timer);
  }, [isDone]);
  return { left, restart: () => setLeft(seconds) };
}
