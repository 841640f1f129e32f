import { useEffect, useState } from 'react';

/** Seconds that are left, from `seconds` down to 0; `restart` begins anew. @param begins at once, or with `restart` */
export function useCountdown(
  seconds: number,
  begins: boolean,
): { left: number; restart: () => void } {
  const [left, setLeft] = useState(begins ? seconds : 0);
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setLeft((now) => now - 1), 1000);
    return () => clearInterval(timer);
  }, [isOver]);
  return { left, restart: () => setLeft(seconds) };
}
