/** What only batches of paper booklets have, besides their row in `card_batches`. */
export interface BookletBatchesTable {
  partnership_id: string;
  /** Stands in the number on each of its pages; random, so that it tells no order. */
  number: number;
  round_id: string;
  batch_id: string;
  made_by: string;
  /** Of the booklets that were typed twice: how many, how many answers were compared, and how many of these differed. */
  twice: number;
  twice_answers: number;
  twice_different: number;
}
