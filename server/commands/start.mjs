import { runOnOurNode } from './bootstrap.mjs';

runOnOurNode('server/commands/start.ts');
