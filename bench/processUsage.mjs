import { readFile } from 'node:fs/promises';

/** Linux only: user and system time of a process with all of its threads, in ticks of 10 ms. */
export async function cpuMilliseconds(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name, in parentheses, can contain spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Linux only: the memory of a process that is not swapped out. */
export async function residentMegabytes(pid) {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)[1]) / 1024;
}
