import { connect } from 'node:net';

const TIMEOUT_MS = 5_000;

/**
 * Sends bytes verbatim. @returns all data received until the connection is closed
 *
 * @throws Error when the other side keeps it open
 */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answers = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(TIMEOUT_MS, () => {
      socket.destroy();
      reject(new Error(`The connection is still open, after:\n${answers}`));
    });
    socket.on('data', (part) => (answers += String(part)));
    socket.on('error', reject);
    socket.on('close', () => resolve(answers));
  });
}
