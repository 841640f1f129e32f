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

/** No further attempt can help: the recipient doesn't exist, or the email can't be rendered. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}
