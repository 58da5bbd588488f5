import type { Clip, SoundSheet } from '#server/contracts/sound.ts';
import type { SoundReference } from '#server/contracts/sound-reference.ts';

/** What brings recorded sound to the device; it touches the network, so whoever listens is given it. */
export interface SoundSource {
  sheetOf(reference: SoundReference): Promise<SoundSheet>;
  /** The bytes of a clip; rejects for any others. */
  bytesOf(clip: Clip): Promise<Blob>;
}

/** The recorded sound of what is on screen. */
export interface Recorded {
  reference: SoundReference;
  source(): Promise<SoundSource>;
}
