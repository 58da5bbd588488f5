import { ensureBuilt } from '#server/commands/ensure-built.ts';

const built = await ensureBuilt();
process.stdout.write(built ? 'The app was built.\n' : 'The app is built from these sources already.\n');
