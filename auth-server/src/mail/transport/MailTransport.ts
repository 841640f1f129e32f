/** An email as it goes out: one recipient, both bodies. */
export interface MailMessage {
  /** Stays the same when it is tried again: receivers and providers recognize it by this. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface MailTransport {
  /**
   * Hands the email to whoever delivers it.
   * @param signal ends the attempt: nothing goes out after it
   * @throws MailRefusedError when the same email would be refused again, anything else when not
   */
  send(message: MailMessage, signal: AbortSignal): Promise<void>;
}

/** No further attempt can help: the recipient does not exist, or the email cannot be written. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}
