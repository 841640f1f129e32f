export {
  checkBuild,
  checkBuildInParallel,
  prepareCheck,
  requireGatedBuild,
  type CheckedBuild,
} from './checkBuild';
export { describeFindings } from './describe/describeFindings';
export { isClean, type Findings } from './findings/Findings';
