/**
 * Every limit on what may come over the wire or stand in a survey, in one place.
 * Lengths are UTF-16 code units (what `maxlength` of an input counts); sizes are bytes.
 */
export const bounds = {
  slugLength: 48,
  /** One line or paragraph of a language bundle. */
  stringLength: 600,
  stringsPerBundle: 1_000,
  /** What one person writes in answer to one question. */
  wordsLength: 2_000,
  pagesPerSurvey: 60,
  questionsPerPage: 4,
  optionsPerQuestion: 14,
  /** Options of one board: more than six cannot be looked over at a glance. */
  optionsPerBoard: 6,
  answersPerResponse: 120,
  /** The most weeks that a question may allow: ten years. */
  weeks: 520,
  conditionDepth: 4,
  conditionsPerNode: 12,
  languagesPerSurvey: 40,
  batchesPerRound: 600,
  /** Batches that a device is told of: the cards of a round, and its groups and newest sessions that are of one school year. */
  batchesInPack: 1_500,
  /** Paper booklets that are made at once, and batches of them that one round may have. */
  bookletsPerBatch: 200,
  bookletBatchesPerRound: 100,
  /** Rounds that stand beside one of young people. */
  viewsPerRound: 12,
  /** Sealed bytes of one part of an envelope, HPKE tag included. */
  answersBytes: 32 * 1024,
  wordsBytes: 64 * 1024,
  keepCopyBytes: 64 * 1024,
  /** One drawing, sound or photo as it was made, and how many of them one response may have; `piece-bounds.ts` says how they travel. */
  attachmentBytes: 512 * 1024,
  attachmentsPerResponse: 6,
  /** The longest recording that a question may allow, in seconds. */
  soundSeconds: 120,
  /** Rounds that one keep card shows. */
  copiesPerCard: 30,
  repliesPerRound: 200,
  /** HPKE encapsulated key, DHKEM(P-256): one uncompressed point. */
  encapsulatedKeyBytes: 65,
  envelopesPerBatch: 50,
  /** The whole request body. */
  bodyBytes: 8 * 1024 * 1024,
  /** One recorded text: a minute and a half of speech, and its bytes. */
  clipMs: 90_000,
  clipBytes: 1024 * 1024,
  /** Envelopes in one file of sealed answers, and its bytes; a device with more writes several files. */
  envelopesPerFile: 2_000,
  fileBytes: 64 * 1024 * 1024,
  /** Of staff: a name or a label. */
  nameLength: 80,
  /** In one session: people, and rounds that they answer. */
  peoplePerSession: 200,
  /** Cards of one batch: a year group of a large school. */
  cardsPerBatch: 400,
  /** Holidays that a partnership enters. */
  holidays: 200,
  /** What staff write for other staff: why there is a pause, what help is to be given. */
  noteLength: 300,
  roundsPerSession: 6,
  /** Of a group's own account: pictures; and how many an area publishes. */
  picturesPerAccount: 12,
  accountsPerArea: 200,
  /** Devices that join one session, ended ones too; one-time codes that a device is given at a time, by its kind, and in all. */
  devicesPerSession: 250,
  codesPerShared: 20,
  codesPerOwn: 2,
  codesPerDevice: 200,
  /** What one device may say of itself. */
  answersPerDevice: 9_999,
  reportsPerDevice: 1_000_000,
  /** What a partnership says of itself: in a line, and in a sentence or two. */
  profileLine: 200,
  profileText: 2_000,
  /** Lines of the audit log on one page. */
  auditPage: 50,
  /** Below either, a device says that its storage is nearly full. */
  roomLeftBytes: 20 * 1024 * 1024,
  roomLeftShare: 0.05,
} as const;
