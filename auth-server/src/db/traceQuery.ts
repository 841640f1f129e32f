import { type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('gatehouse');

/** Sends a query within a span, if its request is traced. */
export async function traceQuery<T>(
  query: string | { text: string },
  send: () => Promise<T>,
): Promise<T> {
  if (!isTraced()) return send();
  const span = startSpan(typeof query === 'string' ? query : query.text);
  try {
    return await send();
  } catch (error) {
    markFailed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Queries of background work, such as a look for waiting emails, would each be a trace of its own. */
function isTraced(): boolean {
  return trace.getActiveSpan()?.isRecording() === true;
}

/** The text has parameters in place of values. */
function startSpan(text: string): Span {
  const [operation = ''] = text.trim().split(/\s/, 1);
  const name = operation.toUpperCase();
  return tracer.startSpan(name, {
    kind: SpanKind.CLIENT,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': name,
      'db.query.text': text.replace(/\s+/g, ' ').trim(),
    },
  });
}

/** Not the message, which may contain values. */
function markFailed(span: Span, error: unknown): void {
  const { code } = error as { code?: unknown };
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', typeof code === 'string' ? code : 'other');
}
