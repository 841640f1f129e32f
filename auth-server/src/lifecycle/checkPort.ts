import { createServer } from 'node:net';
import { StartupError } from '../startupError.js';

/** Where to listen. */
export interface Address {
  port: number;
  /** Default: all addresses. */
  host?: string;
  /** The setting that changes the port. Default: `PORT` */
  setting?: string;
}

/** @throws StartupError when the port is in use or not allowed */
export async function checkPort(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.on('error', (error) => {
      reject(portError({ port }, error));
    });
    probe.listen(port, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}

/** Explains an error of `listen`. */
export function portError(
  { port, host, setting = 'PORT' }: Address,
  error: NodeJS.ErrnoException,
): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartupError(
      `Port ${port} is in use by another program. Stop it, or set ${setting} to another port, such as ${setting}=${port + 1}`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartupError(
      `This user may not open port ${port}. Set ${setting} to a port above 1023, such as ${setting}=3000`,
    );
  }
  if (error.code === 'EADDRNOTAVAIL') {
    return new StartupError(
      `This machine does not have the address ${host}. Set ${setting.replace('PORT', 'HOST')} to one that it has, or to 0.0.0.0 for all`,
    );
  }
  return error;
}
