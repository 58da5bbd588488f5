import { Dexie, type Table } from 'dexie';
import type { AreaRow } from './areas.ts';
import type { AttachmentRow } from './attachments.ts';
import type { DraftKeyRow, DraftRow } from './drafts.ts';
import type { FactRow } from './facts.ts';
import type { GroupAccountsRow } from './group-accounts.ts';
import type { IdeaRow } from './ideas.ts';
import type { KeptPlanRow } from './keepsakes.ts';
import type { OutboxRow, SentRow } from './outbox.ts';
import type { EarlierPackRow, PackRow } from './packs.ts';
import type { PieceRow } from './pieces.ts';
import type { PutAwayAttachmentRow, PutAwayRow } from './put-away.ts';
import type { ReleaseRow } from './releases.ts';
import type { RepliesRow } from './replies.ts';
import type { RoomCodeRow } from './room-codes.ts';
import type { RoomOfDeviceRow, RoomTallyRow } from './room-tallies.ts';
import type { RoomRow } from './rooms.ts';
import type { SharedRow } from './shared.ts';
import type { EarlierWorkRow, WorkRow } from './staff-work.ts';

/** What the device keeps. Versions of it only ever add. */
export class Store extends Dexie {
  declare readonly attachments: Table<AttachmentRow, string>;
  declare readonly putAwayAttachments: Table<PutAwayAttachmentRow, string>;
  declare readonly pieces: Table<PieceRow, [string, string, number]>;
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly keys: Table<DraftKeyRow, string>;
  declare readonly outbox: Table<OutboxRow, number, Omit<OutboxRow, 'order'>>;
  declare readonly sent: Table<SentRow, string>;
  declare readonly packs: Table<PackRow, [string, string]>;
  declare readonly earlierPacks: Table<EarlierPackRow, [string, string, number]>;
  declare readonly releases: Table<ReleaseRow, string>;
  declare readonly areas: Table<AreaRow, string>;
  declare readonly keepsakes: Table<KeptPlanRow, string>;
  declare readonly shared: Table<SharedRow, string>;
  declare readonly putAway: Table<PutAwayRow, string>;
  declare readonly replies: Table<RepliesRow, string>;
  declare readonly facts: Table<FactRow, FactRow['name']>;
  declare readonly work: Table<WorkRow | EarlierWorkRow, 'work'>;
  declare readonly roomOfDevice: Table<RoomOfDeviceRow, string>;
  declare readonly roomTallies: Table<RoomTallyRow, string>;
  declare readonly rooms: Table<RoomRow, string>;
  declare readonly roomCodes: Table<RoomCodeRow, string>;
  declare readonly ideas: Table<IdeaRow, string>;
  declare readonly groupAccounts: Table<GroupAccountsRow, string>;

  /** @param mayClose asked when a newer build in another tab wants the connection closed, so that it can upgrade. */
  constructor(name: string, mayClose: () => boolean) {
    // "Saved" means on disk: without `strict`, Chromium calls a transaction complete before it is flushed.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      drafts: 'id, round',
      keys: 'id',
      outbox: '++order, &id',
      sent: 'id',
      packs: '[round+language]',
      keepsakes: 'kind',
      releases: 'area',
      areas: 'area',
    });
    this.version(2).stores({ shared: 'kind', putAway: 'id' });
    this.version(3).stores({ replies: 'round' });
    // What is counted or found among thousands of rows is found by an index.
    this.version(4).stores({
      outbox: '++order, &id, state.kind',
      sent: 'id, at',
      earlierPacks: '[round+language+version]',
      facts: 'name',
    });
    // What is drawn, spoken or photographed lies beside its draft, and its sealed pieces beside the outbox.
    this.version(5).stores({
      outbox: '++order, &id, state.kind, arrived',
      attachments: 'id, draft',
      putAwayAttachments: 'id, draft',
      pieces: '[envelope+attachment+number], envelope',
    });
    // A coordinator's own work; and what is said in the room of a session: blinded where people answer, and the secret where staff gather it.
    this.version(6).stores({ work: 'kind', roomOfDevice: 'session', roomTallies: 'id, session', rooms: 'session', roomCodes: 'id, session', ideas: 'id', groupAccounts: 'area' });
    this.on('versionchange', mayClose);
  }
}
