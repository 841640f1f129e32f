import { parentPort, workerData } from 'node:worker_threads';
import { BuildScan } from './BuildScan';

/** In milliseconds. */
const BETWEEN_LOOKS = 250;

const { publicDir, gatedDir } = workerData as { publicDir: string; gatedDir: string };
const scan = new BuildScan(publicDir, gatedDir);

const look = (): void => {
  scan.lookAhead();
  timer = setTimeout(look, BETWEEN_LOOKS);
};
let timer = setTimeout(look);

parentPort?.on('message', (wanted: 'rest' | 'findings') => {
  clearTimeout(timer);
  if (wanted === 'rest') return;
  parentPort?.postMessage(scan.findings());
});
