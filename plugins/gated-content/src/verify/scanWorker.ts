import { parentPort, workerData } from 'node:worker_threads';
import { BuildScan, type ScannedBuild } from './BuildScan';

/** In milliseconds. */
const BETWEEN_LOOKS = 250;

const scan = new BuildScan(workerData as ScannedBuild);

const look = (): void => {
  scan.lookAhead();
  timer = setTimeout(look, BETWEEN_LOOKS);
};
let timer = setTimeout(look);

parentPort?.on('message', (wanted: 'rest' | 'findings') => {
  clearTimeout(timer);
  if (wanted === 'rest') scan.readGated();
  else parentPort?.postMessage(scan.findings());
});
