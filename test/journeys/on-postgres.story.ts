import { checkInByCard } from './by-card.ts';
import { test } from './fixtures.ts';

test.use({ engine: 'postgres' });

test('On PostgreSQL too: a card is scanned, everything is answered by touch, and it is stored once', checkInByCard);
