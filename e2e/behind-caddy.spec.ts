import { test } from './support/proxiedProduct';
import { testBehind } from './support/testBehind';

test.use({ proxyName: 'caddy' });
testBehind('caddy');
