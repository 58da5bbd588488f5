import type { Made } from '#server/contracts/attachment.ts';
import { pieceBounds } from '#server/contracts/piece-bounds.ts';
import type { ToAttach } from '#app/store/attachments.ts';
import type { Draft } from '#app/store/drafts.ts';
import type { Thing } from '../schedule.ts';

/** The form in which each thing comes. */
const forms = { picture: { kind: 'drawing', type: 'image/png' }, voice: { kind: 'sound', type: 'audio/webm' } } as const;

/**
 * Something made, which bears a mark from its beginning to its end and has a number of bytes that nothing else in its schedule has:
 * by this it is known again wherever it is described.
 */
export function thingOf(what: Thing, pieces: number, number: number, mark: string): ToAttach {
  const size = (pieces - 1) * pieceBounds.bytes + 300 + number;
  const filled = (bytes: number) => Uint8Array.from(Buffer.from(`${mark} `.repeat(Math.ceil(bytes / mark.length)).slice(0, bytes), 'latin1'));
  return { ...forms[what], bytes: filled(size), ...(what === 'picture' ? { way: filled(500) } : {}) };
}

/** What is described, as far as it is compared. */
export const described = ({ kind, bytes }: Pick<Made, 'kind' | 'bytes'>): string => `${kind} of ${bytes} bytes`;

/** What was made for the answers of a draft, and stands. */
export const madeFor = ({ answers, attached = {} }: Pick<Draft, 'answers' | 'attached'>): Made[] =>
  answers.flatMap(({ question, value }) => (attached[question]?.kind === value.kind ? (attached[question] ?? []) : []));
