/** The server's code as the fast layer runs it, built apart so that a safeguard can be taken out of it. */
export { createApp } from '#server/app.ts';
export { migrate } from '#server/database/migrations.ts';
export { openPool, postgresDialect } from '#server/database/postgres.ts';
export { openSqlite, sqliteDialect } from '#server/database/sqlite.ts';
export { addPartnership } from '#server/queries/partnerships.ts';
export { publishSurvey } from '#server/queries/publish-survey.ts';
export { openRound } from '#server/jobs/open-round.ts';
export { openKeys } from '#server/sealing/round-keys.ts';
