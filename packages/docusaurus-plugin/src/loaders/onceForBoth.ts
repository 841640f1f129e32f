/** Development has one compiler: there the second never asks, and the oldest answers go. */
const MOST_ANSWERS = 200;

/**
 * The compilers of client and server ask the same of the same code: the second gets what was made for
 * the first.
 *
 * @param make depends on nothing but what it is given, all of which can be written as JSON
 */
export function onceForBoth<Args extends unknown[], Answer>(
  make: (...args: Args) => Promise<Answer>,
): (...args: Args) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = answers.get(key);
    if (known) {
      answers.delete(key);
      return known;
    }
    const answer = make(...args);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
