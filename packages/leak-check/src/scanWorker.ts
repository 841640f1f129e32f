import { parentPort, workerData } from 'node:worker_threads';
import { BuildScan, type ScannedBuild } from './BuildScan';

const { build, names } = workerData as { build: ScannedBuild; names: string[] };

const scan = new BuildScan(build);
scan.read(names);
parentPort?.postMessage(scan.seen);
