/** A sleep that someone else may end. */
export interface Alarm {
  /** Ends the sleep, or the next one if no one sleeps. */
  ring(): void;
  /** @returns whether it rang before `milliseconds` were over */
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
