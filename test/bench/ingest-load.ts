import { Agent, request } from 'node:http';
import type { Envelope, Keep } from '#server/contracts/envelope.ts';
import { CardSheet } from '#server/contracts/area.ts';
import { Pack } from '#server/contracts/round.ts';
import { sampleAnswers } from '#test/helpers/sample-answers.ts';
import { keepCard, sealed } from '#test/helpers/sealed.ts';

/** Seals so many whole check-ins as devices would: each with a keep card, most with a card, one in four with words. */
export async function sealCheckIns(port: number, count: number): Promise<Envelope[]> {
  const url = `http://127.0.0.1:${port}`;
  const { round, survey, bundle } = Pack.parse(await (await fetch(`${url}/api/packs/my-future/en`)).json());
  const { cards } = CardSheet.parse(await (await fetch(`${url}/api/areas/riverside/cards`)).json());
  const circumstances = { year: 9, stage: 'E' as const };
  const [plain, withWords] = [sampleAnswers(survey, circumstances, false), sampleAnswers(survey, circumstances, true)];
  const text = 'I would love to work with horses one day. ';
  const keep: Keep = keepCard().keep;
  const envelopes: Envelope[] = [];
  for (let at = 0; at < count; at += 50) {
    const some = Array.from({ length: Math.min(50, count - at) }, (_, index) => {
      const writes = index % 4 === 0;
      const answers = writes ? withWords : plain;
      const words = Object.fromEntries(answers.filter(({ value }) => value.kind === 'words').map(({ question }) => [question, text]));
      const card = cards[at + index]?.code;
      return sealed({
        round,
        bundle: bundle.revision,
        answers,
        response: { circumstances },
        // The copy is the size of a real one: all the answers, encrypted.
        keep: { ...keepCard().keep, copy: keep.copy.repeat(20) },
        ...(writes ? { words } : {}),
        ...(card === undefined ? {} : { card }),
      });
    });
    envelopes.push(...(await Promise.all(some)));
  }
  return envelopes;
}

/** Posts these bodies over so many connections that stay open. @returns seconds. @throws when a reply is not what is expected. */
export async function post(port: number, bodies: readonly Buffer[], connections: number, expected: (reply: string) => boolean): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const one = (body: Buffer): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request(
        { agent, port, host: '127.0.0.1', path: '/api/envelopes', method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length } },
        (reply) => {
          const chunks: Buffer[] = [];
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('end', () => resolve(Buffer.concat(chunks).toString()));
          reply.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  const started = performance.now();
  let next = 0;
  const work = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const reply = await one(body);
      if (!expected(reply)) throw new Error(`Not the reply expected: ${reply.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  return seconds;
}

export const bodyOf = (envelopes: readonly Envelope[]): Buffer => Buffer.from(JSON.stringify({ envelopes }));

export const inBatches = (envelopes: readonly Envelope[], size: number): Envelope[][] =>
  Array.from({ length: Math.ceil(envelopes.length / size) }, (_, at) => envelopes.slice(at * size, (at + 1) * size));
