/** A sleep that can be interrupted. */
export interface Alarm {
  /** Interrupts the sleep, or the next one. */
  ring(): void;
  /** @returns whether it was interrupted before `milliseconds` had passed */
  sleep(milliseconds: number): Promise<boolean>;
}

export function createAlarm(): Alarm {
  let wasRung = false;
  let wake: () => void = () => undefined;
  return {
    ring: () => {
      wasRung = true;
      wake();
    },
    sleep: async (milliseconds) => {
      if (!wasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const result = wasRung;
      wasRung = false;
      return result;
    },
  };
}
