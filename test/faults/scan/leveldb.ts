/**
 * What LevelDB wrote, so that it can be searched: a table's blocks uncompressed, a log's records put together again
 * where they were split. (github.com/google/leveldb, doc/table_format.md, doc/log_format.md; google/snappy, format_description.txt)
 */

function varint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let shift = 0, place = at; place < bytes.length && shift < 49; shift += 7, place += 1) {
    const byte = bytes[place] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: place + 1 };
  }
  throw new RangeError('No number stands here.');
}

/** Uncompresses one snappy block. Throws where it is none. */
export function unsnap(bytes: Buffer): Buffer {
  const length = varint(bytes, 0);
  if (length.value > 64 * 1024 * 1024) throw new RangeError('Too long for a block.');
  const out = Buffer.alloc(length.value);
  let to = 0;
  for (let at = length.next; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    at += 1;
    let count = (tag >> 2) + 1;
    if ((tag & 3) === 0) {
      const extra = count > 60 ? count - 60 : 0;
      if (extra > 0) count = bytes.readUIntLE(at, extra) + 1;
      to += bytes.copy(out, to, at + extra, at + extra + count);
      at += extra + count;
      continue;
    }
    let back: number;
    if ((tag & 3) === 1) {
      count = ((tag >> 2) & 7) + 4;
      back = ((tag >> 5) << 8) | (bytes[at] ?? 0);
      at += 1;
    } else {
      const size = (tag & 3) === 2 ? 2 : 4;
      back = bytes.readUIntLE(at, size);
      at += size;
    }
    if (back === 0 || back > to) throw new RangeError('It refers to what is not there.');
    for (let copied = 0; copied < count; copied += 1, to += 1) out[to] = out[to - back] ?? 0;
  }
  if (to !== out.length) throw new RangeError('It ended too early.');
  return out;
}

const tableEnd = Buffer.from('57fb808b247547db', 'hex');

function blockAt(table: Buffer, offset: number, size: number): Buffer {
  const raw = table.subarray(offset, offset + size);
  return table[offset + size] === 1 ? unsnap(raw) : raw;
}

/** Every block of a table (`.ldb`), uncompressed. Keys share their beginnings with the one before, values are whole. */
export function blocksOf(table: Buffer): Buffer[] {
  if (!table.subarray(-8).equals(tableEnd)) throw new RangeError('This is no table of LevelDB.');
  const meta = varint(table, table.length - 48);
  const metaSize = varint(table, meta.next);
  const at = varint(table, metaSize.next);
  const size = varint(table, at.next);
  const index = blockAt(table, at.value, size.value);
  const restarts = index.readUInt32LE(index.length - 4);
  const blocks = [index];
  for (let entry = 0; entry < index.length - 4 * (restarts + 1); ) {
    const shared = varint(index, entry);
    const own = varint(index, shared.next);
    const length = varint(index, own.next);
    const value = length.next + own.value;
    const offset = varint(index, value);
    blocks.push(blockAt(table, offset.value, varint(index, offset.next).value));
    entry = value + length.value;
  }
  return blocks;
}

const logBlock = 32 * 1024;

/** The contents of a log (`.log`), without the heads that split a record wherever a block of the file ends. */
export function recordsOf(log: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let block = 0; block < log.length; block += logBlock) {
    const end = Math.min(block + logBlock, log.length);
    for (let at = block; at + 7 <= end; ) {
      const length = log.readUInt16LE(at + 4);
      parts.push(log.subarray(at + 7, Math.min(at + 7 + length, end)));
      at += 7 + length;
    }
  }
  return Buffer.concat(parts);
}
