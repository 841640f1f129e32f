import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

interface ReceivedMail {
  /** The envelope recipients, which may differ from the headers. */
  recipients: string[];
  email: Email;
}

export interface TestSmtpServer {
  port: number;
  /** In the format of SMTP_URL. */
  url: string;
  received: ReceivedMail[];
  close(): Promise<void>;
}

/** The response of a server that refuses an email. */
export function smtpAnswer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/**
 * A real local SMTP server.
 * @param options.onRecipient called with each recipient; throws {@link smtpAnswer} to refuse
 * @param options.beforeAccepting called when it has received an email; it accepts it afterwards
 * @param options.password of every user. Default: nobody can log in, and nobody has to
 */
export async function startSmtpServer(
  options: {
    port?: number;
    onRecipient?: (recipient: string) => void;
    beforeAccepting?: () => Promise<void>;
    password?: string;
  } = {},
): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: options.password === undefined,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) => {
      if (password === options.password) callback(null, { user: username });
      else callback(smtpAnswer(535, 'Authentication failed'));
    },
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, callback) => {
      try {
        options.onRecipient?.(address);
        callback();
      } catch (error) {
        callback(error as Error);
      }
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        void PostalMime.parse(Buffer.concat(chunks)).then(async (email) => {
          await options.beforeAccepting?.();
          received.push({ recipients, email });
          callback();
        });
      });
    },
  });
  // In some tests, a client disconnects during a transfer.
  server.on('error', () => undefined);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
