import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  context,
  propagation,
  ProxyTracerProvider,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { GateOutcome } from './Metrics.js';
import { createRouteLabels, methodLabel } from './routeLabels.js';

/** Handles a request within its span. */
export type TraceRequest = (
  request: IncomingMessage & { id: string; gate?: GateOutcome | undefined },
  response: ServerResponse,
  handle: () => void,
) => void;

/** Whether an OpenTelemetry SDK is registered in this process. */
export function hasTracing(): boolean {
  const provider = trace.getTracerProvider();
  return provider instanceof ProxyTracerProvider && provider.getDelegateTracer('x') !== undefined;
}

/**
 * A span for each request. It names the route's pattern: paths and queries contain tokens and return
 * paths, and a span is stored on other servers.
 *
 * @param options.routes the patterns of the API's routes
 * @param options.isBehindProxy whether to continue a trace that the request names. Without a proxy, its
 * sender is a stranger, who could have every request traced
 * @returns `null` without an SDK: nothing is spent on traces that nobody gets
 */
export function traceRequests(options: {
  routes: readonly string[];
  isBehindProxy: boolean;
}): TraceRequest | null {
  if (!hasTracing()) return null;
  const tracer = trace.getTracer('gatehouse');
  const routeOf = createRouteLabels(options.routes);
  return (request, response, handle) => {
    // Express rewrites `url` while it looks for a route.
    const { url = '' } = request;
    const method = methodLabel(request.method);
    const attributes = { 'http.request.method': method };
    const parent = parentOf(request, options.isBehindProxy);
    const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
    response.once('close', () => {
      const { statusCode: status } = response;
      const { id, gate } = request;
      const route = routeOf({ url, gate });
      span.updateName(`${method} ${route}`);
      span.setAttributes({
        'http.route': route,
        'http.response.status_code': status,
        'gatehouse.request_id': id,
        ...(gate && { 'gatehouse.gate': gate }),
      });
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    context.with(trace.setSpan(parent, span), handle);
  };
}

function parentOf({ headers }: IncomingMessage, isBehindProxy: boolean) {
  // There is a span if Node's http module is instrumented.
  if (trace.getSpan(context.active()) !== undefined) return context.active();
  return isBehindProxy ? propagation.extract(ROOT_CONTEXT, headers) : ROOT_CONTEXT;
}
