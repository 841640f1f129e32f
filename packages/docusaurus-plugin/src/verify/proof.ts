/** What the end of a build consists of. `guardExit` loads it when the bundler leaves it the time. */
export {
  checkBuild,
  checkBuildInParallel,
  describeFindings,
  isClean,
  prepareCheck,
} from '@gatehouse/leak-check';
export { stampBuild } from '../outputs/stampBuild';
export { inspectPages } from '../policy/inspectPages';
export { writePolicies } from '../policy/writePolicies';
