import type { Patch } from './fast/programs.ts';

/** A safeguard, and the product without it. */
export interface Mutation {
  name: string;
  patches: readonly Patch[];
}

const key = (name: string, columns: string): Patch => ({ file: 'server/database/migrations/0001-first.ts', find: `    .addPrimaryKeyConstraint('${name}', [${columns}])\n`, put: '' });
const ofResponse = "'partnership_id', 'round_id', 'response_id'";

/** Each safeguard of what was promised, taken out alone. The harness must notice every one. */
export const mutations: readonly Mutation[] = [
  {
    name: 'acknowledge before the commit',
    patches: [
      {
        file: 'server/routes/envelopes.ts',
        find: 'keepAndTell(judged, { commits, kept',
        put: "keepAndTell(judged, { commits: { ...commits, add: (items) => (void commits.add(items), Promise.resolve(items.map(() => ({ status: 'fulfilled' as const, value: 'stored' as const })))) }, kept",
      },
    ],
  },
  {
    name: 'drop the unique key',
    patches: [
      // SQLite makes a table without hidden row numbers only where there is a key.
      { file: 'server/database/migrations.ts', find: 'table.modifyEnd(sql`without rowid`)', put: '(sql === undefined ? table : table)' },
      key('receipts_key', "'partnership_id', 'id'"),
      key('responses_key', "'partnership_id', 'round_id', 'id'"),
      key('answers_key', ofResponse),
      key('words_key', ofResponse),
      key('keeps_key', ofResponse),
      { file: 'server/database/migrations/0003-keep-cards-and-replies.ts', find: "createIndex('keeps_once').unique()", put: "createIndex('keeps_once')" },
      { file: 'server/queries/receipts.ts', find: "    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doNothing())\n", put: '' },
    ],
  },
  {
    name: 'take other bytes under a known id for the same',
    patches: [{ file: 'server/queries/receipts.ts', find: 'receipt.hash === claim.hash ?', put: "receipt.hash !== '' ?" }],
  },
  {
    name: 'forget a withdrawal that comes before its answers',
    patches: [{ file: 'server/queries/tombstones.ts', find: 'if (waiting >= mostWaitingWithdrawals) return false;', put: 'if (waiting >= 0) return true;' }],
  },
  {
    name: 'forget that answers were here once they are taken back',
    patches: [{ file: 'server/queries/withdraw.ts', find: "trx.updateTable('receipts').set({ withdrawn: 1 })", put: "trx.deleteFrom('receipts')" }],
  },
  {
    name: 'delete from the outbox before the acknowledgement',
    patches: [
      {
        file: 'app/store/outbox.ts',
        find: "await store.outbox.bulkPut(rows.map((row) => ({ ...row, state: { kind: 'sending' } })));",
        put: 'await store.outbox.bulkDelete(rows.map((row) => row.order));',
      },
    ],
  },
  {
    name: 'take a friendly 200 from somebody else for receipts',
    patches: [{ file: 'app/sync/reply.ts', find: "    case 'none':\n      return all('waiting');", put: "    case 'none':\n      return ids.map((id) => ({ id, kind: 'acknowledged' as const }));" }],
  },
  {
    name: 'skip the lock',
    patches: [{ file: 'app/sync/network.ts', find: 'navigator.locks.request(sendingLock, work)', put: 'work()' }],
  },
  {
    name: 'plan no other attempt after one that failed',
    patches: [{ file: 'app/sync/sender.ts', find: '          else plan();', put: '' }],
  },
  {
    name: 'forget what a crash left at "sending"',
    patches: [{ file: 'app/store/outbox.ts', find: "row.state.kind !== 'refused' && row.arrived", put: "row.state.kind === 'waiting' && row.arrived" }],
  },
  {
    name: 'seal without hand-over: the draft and its key stay',
    patches: [{ file: 'app/store/finish.ts', find: '      await removeDraft(store, id);\n', put: '' }],
  },
  {
    name: 'seal without hand-over: only the key stays',
    patches: [{ file: 'app/store/finish.ts', find: 'await removeDraft(store, id);', put: 'await store.drafts.delete(id);' }],
  },
  {
    name: 'hand on without forgetting',
    patches: [{ file: 'app/store/drafts.ts', find: 'Promise.all(draftTables(store).map((table) => table.clear()))', put: 'Promise.resolve()' }],
  },
  {
    name: 'drop the revision check when finishing',
    patches: [{ file: 'app/store/finish.ts', find: "      if (there.revision !== revision) throw new StoreError('elsewhere', { draft: id });\n", put: '' }],
  },
  {
    name: 'drop the revision check when saving',
    patches: [{ file: 'app/store/drafts.ts', find: "      if (there.revision !== draft.revision) throw new StoreError('elsewhere', { draft: id });\n", put: '' }],
  },
  {
    name: 'say "saved" before the transaction is complete',
    patches: [{ file: 'app/surveys/session.ts', find: 'const saved = await by(', put: "if (unsaved === 1) show({ saving: { kind: 'saved' } });\n            const saved = await by(" }],
  },
  {
    name: 'say "finished" before the transaction is complete',
    patches: [{ file: 'app/surveys/finish-response.ts', find: 'await finishDraft(draft, sealed.envelope, sealed);', put: 'finishDraft(draft, sealed.envelope, sealed).catch(() => undefined);' }],
  },
  {
    name: 'say "deleted" of what another tab finished',
    patches: [{ file: 'app/store/drafts.ts', find: "      await refuseFinished(store, id);\n      // A retry after a broken connection may find that its own first try was done.\n      seen ||= (await store.drafts.where('id').equals(id).count()) > 0;\n      if (!seen) throw new StoreError('gone', { draft: id });\n", put: '' }],
  },
  {
    name: 'keep a connection that was opened by half',
    patches: [{ file: 'app/store/database.ts', find: " ?? ((store.core as Store['core'] | undefined) === undefined ? 'broken' : undefined)", put: '' }],
  },
  {
    name: 'acknowledge pieces before the commit',
    patches: [
      {
        file: 'server/routes/pieces.ts',
        find: 'keepAndTell(judged, { commits, kept',
        put: "keepAndTell(judged, { commits: { ...commits, add: (items) => (void commits.add(items), Promise.resolve(items.map(() => ({ status: 'fulfilled' as const, value: 'stored' as const })))) }, kept",
      },
    ],
  },
  {
    name: 'keep the pieces of what is taken back',
    patches: [{ file: 'server/queries/withdraw.ts', find: "['answers', 'words', 'attachment_pieces', 'keeps'] as const", put: "['answers', 'words', 'keeps'] as const" }],
  },
  {
    name: 'let go of an envelope before its pieces have arrived',
    patches: [
      { file: 'app/store/pieces.ts', find: "if ((await store.pieces.where('envelope').equals(id).count()) === 0) {", put: "if (id !== '') {" },
      { file: 'app/store/outbox.ts', find: "      if ((await store.pieces.where('envelope').equals(id).count()) > 0) return 'waiting';\n", put: '' },
    ],
  },
  {
    name: 'hold against a piece what befell its request',
    patches: [{ file: 'app/sync/send-pieces.ts', find: "        if (!ofTheBody.has(reply.problem.code)) return 'left';\n", put: '' }],
  },
  {
    name: 'call saved what nothing was written of',
    patches: [{ file: 'app/store/attachments.ts', find: 'made === undefined ? saveDraft({ ...draft, answers })', put: 'made === undefined ? draft' }],
  },
  {
    name: 'keep what was made for a draft that is gone',
    patches: [{ file: 'app/store/drafts.ts', find: "  await attachments.where('draft').equals(id).delete();\n", put: '' }],
  },
  {
    name: 'activate the worker early',
    patches: [{ file: 'app/sync/nobody-answers.ts', find: 'if (lock !== null && !(await isInUse())) work();', put: 'work();' }],
  },
];
