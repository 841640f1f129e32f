import { describeFailure } from '../../mail/worker/describeFailure.js';
import { StartupError } from '../../startupError.js';
import { error, type Check, type Finding } from './Finding.js';

/** Runs checks side by side. One that fails is a finding, and never ends the others. */
export async function runChecks<Context>(
  checks: readonly Check<Context>[],
  context: Context,
): Promise<Finding[]> {
  const found = await Promise.all(checks.map((check) => runCheck(check, context)));
  return found.flat();
}

async function runCheck<Context>(
  { id, help, run }: Check<Context>,
  context: Context,
): Promise<Finding[]> {
  try {
    return (await run(context)).map((found) => ({ check: id, ...found }));
  } catch (cause) {
    // A StartupError also says what to do.
    const found =
      cause instanceof StartupError
        ? error(cause.message, null, help)
        : error(
            `the check failed: ${describeFailure(cause)}`,
            'Report it, with the output of "gatehouse doctor --verbose".',
            help,
          );
    return [{ check: id, ...found }];
  }
}
