/** What the end of a build consists of. `guardExit` loads it when the bundler leaves it the time. */
export { stampBuild } from '../outputs/stampBuild';
export { writePolicies } from '../policy/writePolicies';
export { inspectPages } from '../policy/inspectPages';
export { describeFindings } from './describeFindings';
export { gatedTextsOf } from './GatedText';
export { verifyBuild } from './verifyBuild';
export { verifyInParallel } from './verifyInParallel';
