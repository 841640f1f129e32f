/** A sleep that can be interrupted. */
export interface Alarm {
  /** Interrupts the sleep, or the next one. */
  ring(): void;
  /** @returns whether it was interrupted before `milliseconds` had passed */
  sleep(milliseconds: number): Promise<boolean>;
}

export function createAlarm(): Alarm {
  let rang = false;
  let wake: () => void = () => undefined;
  return {
    ring: () => {
      rang = true;
      wake();
    },
    sleep: async (milliseconds) => {
      if (!rang) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const result = rang;
      rang = false;
      return result;
    },
  };
}
