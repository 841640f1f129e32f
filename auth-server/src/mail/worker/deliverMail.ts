import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import type { Log } from '../../log.js';
import { resolveMailLocale } from '@gatehouse/contract/mailLocale';
import { markForRetry, markGivenUp, markSent, type ClaimedMail } from '../mailQueue.js';
import { isMailTemplate } from '../message/mailTemplates.js';
import { renderMail, type MailSite } from '../render/renderMail.js';
import { MailRefusedError, type MailTransport } from '../transport/MailTransport.js';
import { describeFailure } from './describeFailure.js';
import { retryDelay, type RetryPlan } from './retryDelay.js';

const tracer = trace.getTracer('gatehouse');

/** `retried`: there will be another attempt. `failed`: this was the last one. */
export type MailOutcome = 'sent' | 'retried' | 'failed';

interface Delivery {
  db: Kysely<Schema>;
  transport: MailTransport;
  site: MailSite;
  log: Log;
  retry: RetryPlan;
  /** In milliseconds. */
  attemptTimeout: number;
  onOutcome?: (outcome: MailOutcome) => void;
  persist(write: () => Promise<void>): Promise<void>;
}

/** Makes one attempt, then marks the email as sent, to be retried, or given up. */
export async function deliverMail(mail: ClaimedMail, delivery: Delivery): Promise<void> {
  const { db, log, retry, persist, onOutcome } = delivery;
  const about = { mail: mail.id, template: mail.template, attempt: mail.attempt };
  try {
    await traceAttempt(about, () => attempt(mail, delivery));
  } catch (error) {
    const reason = describeFailure(error);
    if (error instanceof MailRefusedError || mail.attempt >= retry.attempts) {
      await persist(() => markGivenUp(db, mail, reason));
      onOutcome?.('failed');
      log.error({ ...about, reason }, 'gave up on an email');
      return;
    }
    const delay = retryDelay(retry, mail.attempt);
    await persist(() => markForRetry(db, mail, { delay, lastError: reason }));
    onOutcome?.('retried');
    log.warn({ ...about, reason, delay }, 'could not send an email, will try again');
    return;
  }
  await persist(() => markSent(db, mail.id));
  onOutcome?.('sent');
  log.info(about, 'an email was sent');
}

/** A trace of its own: it may take place long after the request. */
async function traceAttempt(
  { template, attempt: number }: { template: string; attempt: number },
  send: () => Promise<void>,
): Promise<void> {
  const attributes = { 'gatehouse.mail.template': template, 'gatehouse.mail.attempt': number };
  const options = { root: true, kind: SpanKind.CLIENT, attributes };
  await tracer.startActiveSpan('send email', options, async (span) => {
    try {
      await send();
    } catch (error) {
      // Not the message: it may contain an address.
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

async function attempt(mail: ClaimedMail, delivery: Delivery): Promise<void> {
  if (mail.isExpired) throw new MailRefusedError('its link has expired');
  // Every earlier attempt ended with its process: this email may be the cause.
  if (mail.attempt > delivery.retry.attempts) throw new MailRefusedError('tried too often');
  const message = { id: mail.id, to: mail.recipient, ...write(mail, delivery.site) };
  await delivery.transport.send(message, AbortSignal.timeout(delivery.attemptTimeout));
}

/** Another version of this server may have queued an email that this one can't render. */
function write({ template, locale, data }: ClaimedMail, site: MailSite) {
  if (!isMailTemplate(template)) throw new MailRefusedError(`there is no template ${template}`);
  try {
    return renderMail({ template, locale: resolveMailLocale(locale), data }, site);
  } catch (cause) {
    throw new MailRefusedError('its data does not match the template', { cause });
  }
}
