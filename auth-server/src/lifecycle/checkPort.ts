import { createServer } from 'node:net';
import { StartupError } from '../startupError.js';

/** @throws StartupError when the port is in use or not allowed */
export async function checkPort(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.on('error', (error) => {
      reject(portError(port, error));
    });
    probe.listen(port, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}

/** Explains an error of `listen`. */
export function portError(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartupError(
      `Port ${port} is in use by another program. Stop it, or set PORT to another port, such as PORT=${port + 1}`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartupError(
      `This user may not open port ${port}. Set PORT to a port above 1023, such as PORT=3000`,
    );
  }
  return error;
}
