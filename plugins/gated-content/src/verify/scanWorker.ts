import { parentPort, workerData } from 'node:worker_threads';
import { BuildScan, type ScannedBuild } from './BuildScan';

/** At least, in milliseconds. */
const BETWEEN_LOOKS = 250;

/** In times of a look: on two processors, whoever looks all the time slows down who renders. */
const REST = 4;

const scan = new BuildScan(workerData as ScannedBuild);

const look = (): void => {
  const started = performance.now();
  scan.lookAhead();
  timer = setTimeout(look, Math.max(BETWEEN_LOOKS, REST * (performance.now() - started)));
};
let timer = setTimeout(look);

parentPort?.on('message', (wanted: 'rest' | 'findings') => {
  clearTimeout(timer);
  if (wanted === 'rest') {
    scan.lookAhead();
    scan.readGated();
  } else parentPort?.postMessage(scan.findings());
});
