import { useEffect, useState } from 'react';

/** Seconds that are left, from `seconds` down to 0; `restart` begins anew. */
export function useCountdown(seconds: number): { left: number; restart: () => void } {
  const [left, setLeft] = useState(seconds);
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setLeft((now) => now - 1), 1000);
    return () => clearInterval(timer);
  }, [isOver]);
  return { left, restart: () => setLeft(seconds) };
}
