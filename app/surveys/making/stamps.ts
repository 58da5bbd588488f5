import { sheets } from '#app/symbols/sheets.ts';

/** The pictures that can be put into a drawing, by their concepts. Each is on a sheet that is on the device before any survey is ready offline. */
export const stampConcepts = ['own-home', 'family', 'friends', 'dog', 'cat', 'music', 'sport', 'gaming', 'gardening'] as const;
export type StampConcept = (typeof stampConcepts)[number];

const pixels = 256;

function sheetOf(concept: string): { file: string; id: string } | undefined {
  for (const [file, concepts] of sheets)
    for (const entry of concepts.split(' ')) {
      const [name = '', id = name] = entry.split('=');
      if (name === concept) return { file, id };
    }
  return undefined;
}

/**
 * A symbol as a picture that can be drawn on a canvas. Rejects where its sheet cannot be fetched, or does not have it.
 */
export async function stampPicture(concept: string): Promise<CanvasImageSource> {
  const place = sheetOf(concept);
  if (place === undefined) throw new Error(`No sheet has a picture of ${concept}.`);
  const reply = await fetch(`/symbols/${place.file}`);
  const symbol = new DOMParser().parseFromString(await reply.text(), 'image/svg+xml').getElementById(place.id);
  if (symbol === null) throw new Error(`The sheet ${place.file} has no ${place.id}.`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="${symbol.getAttribute('viewBox') ?? '0 0 72 72'}">${symbol.innerHTML}</svg>`;
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(pixels, pixels);
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}
