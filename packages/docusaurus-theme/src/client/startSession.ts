import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment';
import { followSession } from './account/followSession';

if (ExecutionEnvironment.canUseDOM) followSession();
