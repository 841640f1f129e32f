/** The last step of a build. `guardExit` loads it while the bundler leaves time. */
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
