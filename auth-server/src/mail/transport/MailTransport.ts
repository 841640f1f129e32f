/** An outgoing email: one recipient, both bodies. */
export interface MailMessage {
  /** The same for every attempt: receivers and providers deduplicate by this. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface MailTransport {
  /**
   * Passes the email on for delivery.
   * @param signal ends the attempt: nothing is sent after it
   * @throws MailRefusedError when the same email would be refused again, any other error when it
   * might not be
   */
  send(message: MailMessage, signal: AbortSignal): Promise<void>;
}

/** A transport that can be tried out. */
export interface CheckableTransport extends MailTransport {
  /**
   * Logs in where emails are passed on, and sends none.
   * @returns why emails from this sender would be refused, or `null`
   * @throws an error when it can't log in
   */
  verify(): Promise<string | null>;
}

/** No further attempt can help: the recipient doesn't exist, or the email can't be rendered. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}
