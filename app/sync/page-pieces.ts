import { settlePieces, takePieces } from '#app/store/pieces.ts';
import { postTo } from './network.ts';
import { pieceSender } from './send-pieces.ts';

/** Sends the pieces that lie beside the outbox, from a page. Fetched only where there are any. */
export const sendPieces = pieceSender({ takePieces, settlePieces }, (body) => postTo('/api/pieces', body));
