import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { MAIL_PORT, sharedProduct } from './product';

interface ReceivedMail {
  recipients: string[];
  text: string;
}

/** Tests run in separate processes, so each email becomes a file. */
const FOLDER = path.join(sharedProduct.dataDir, 'mail');

/** A real SMTP server for the emails of all products. @returns a function that stops it */
export async function startMailServer(): Promise<() => Promise<void>> {
  mkdirSync(FOLDER, { recursive: true });
  let received = 0;
  const keep = (mail: ReceivedMail): void => {
    const file = path.join(FOLDER, `${String(received++).padStart(6, '0')}.json`);
    writeFileSync(`${file}.new`, JSON.stringify(mail));
    renameSync(`${file}.new`, file);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        PostalMime.parse(Buffer.concat(chunks)).then(({ text = '' }) => {
          keep({ recipients, text });
          callback();
        }, callback);
      });
    },
  });
  // A product that is killed disconnects abruptly.
  server.on('error', () => undefined);
  server.listen(MAIL_PORT, '127.0.0.1');
  await once(server.server, 'listening');
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** The texts of the emails to an address, newest first. */
export function readMails(to: string): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .map((name) => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as ReceivedMail)
    .filter(({ recipients }) => recipients.includes(to))
    .map(({ text }) => text);
}
