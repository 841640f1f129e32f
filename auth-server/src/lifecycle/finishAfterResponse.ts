import type { RequestListener } from 'node:http';

/** A host's function that keeps the process running until a promise settles. */
export type WaitUntil = (work: Promise<unknown>) => void;

/**
 * For hosts that stop the process between requests: keeps it running until the work that a request has
 * started is done, too. The response doesn't wait for that work, so its time reveals nothing (ENU-04).
 *
 * @param options.waitUntil called while the request is handled, which some hosts require
 * @param options.finish must not reject
 */
export function finishAfterResponse(
  handler: RequestListener,
  options: { waitUntil: WaitUntil; finish: () => Promise<void> },
): RequestListener {
  return (request, response) => {
    const ended = new Promise<void>((resolve) => response.once('close', resolve));
    options.waitUntil(ended.then(options.finish));
    return handler(request, response);
  };
}
