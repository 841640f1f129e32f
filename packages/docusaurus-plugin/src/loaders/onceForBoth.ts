/** Development has one compiler: there is no second request, and the oldest results are dropped. */
const MAX_ANSWERS = 200;

/**
 * The compilers of client and server process the same code: the second one gets the result computed
 * for the first.
 *
 * @param make depends only on its arguments, which must be JSON-serializable
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
    if (answers.size > MAX_ANSWERS && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
