import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address at which the run's main process hands out databases. */
    postgresDoor: string;
  }
}

/** The address of a new, empty database in the PostgreSQL of this run of tests. Throws, saying what to install, where there is none. */
export async function postgresUrl(): Promise<string> {
  const reply = await fetch(inject('postgresDoor'), { method: 'POST' });
  const text = await reply.text();
  if (!reply.ok) throw new Error(text);
  return text;
}
