import { testBehind } from './support/testBehind';

testBehind('nginx');
