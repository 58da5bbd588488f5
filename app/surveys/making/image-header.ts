/**
 * What a file says of itself in its first bytes, before anything of it is decoded: a small file can unfold to gigabytes, and
 * a file can call itself a photo and be none. Pure; never throws, whatever the bytes.
 */
export interface ImageHeader {
  type: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  /** In pixels, at least 1. */
  width: number;
  height: number;
}

/** How much of a file is read for its header: what a camera writes before the size of a JPEG fits in it. */
export const headerBytes = 512 * 1024;

type Size = Pick<ImageHeader, 'width' | 'height'>;

const text = (bytes: Uint8Array, from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length));

/** Frames that tell a size: all starts of a frame (ITU-T T.81, table B.1), without the tables among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Goes from segment to segment until the first frame. */
function jpegSize(view: DataView): Size | undefined {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Filling before a marker, and markers that stand alone.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else if (marker === 0xd9 || marker === 0xda || view.getUint16(at + 2) < 2) return undefined;
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** RIFF container, https://developers.google.com/speed/webp/docs/riff_container: extended, lossless or lossy. */
function webpSize(bytes: Uint8Array, view: DataView): Size | undefined {
  if (view.byteLength < 30) return undefined;
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  switch (text(bytes, 12, 4)) {
    case 'VP8X':
      return { width: three(24) + 1, height: three(27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return view.getUint8(20) === 0x2f ? { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 } : undefined;
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}

function sizeOf(type: ImageHeader['type'], bytes: Uint8Array, view: DataView): Size | undefined {
  switch (type) {
    case 'image/jpeg':
      return jpegSize(view);
    case 'image/png':
      return view.byteLength >= 24 && text(bytes, 12, 4) === 'IHDR' ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined;
    case 'image/gif':
      return view.byteLength >= 10 ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : undefined;
    case 'image/webp':
      return webpSize(bytes, view);
  }
}

function typeOf(bytes: Uint8Array): ImageHeader['type'] | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (text(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n') return 'image/png';
  if (text(bytes, 0, 6) === 'GIF87a' || text(bytes, 0, 6) === 'GIF89a') return 'image/gif';
  return text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP' ? 'image/webp' : undefined;
}

/** What the first bytes of a file say; `undefined` where they are not those of a picture that is known here, or tell no size. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const type = typeOf(bytes);
  const size = type === undefined ? undefined : sizeOf(type, bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return type === undefined || size === undefined || size.width < 1 || size.height < 1 ? undefined : { type, ...size };
}
