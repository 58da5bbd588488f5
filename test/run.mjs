import { runOnOurNode } from '../server/commands/bootstrap.mjs';

runOnOurNode('test/run.ts');
