// The exported files of an index, answered as the portal answers.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** Brotli qualities as the portal has them: of what it keeps, and of what it packs when asked. */
const KEPT = 9;
const ON_THE_FLY = 6;

const compress = (bytes, quality) => {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
};

/** The parts of a pack: each its length (LEB128) and its bytes. */
const unpack = (bytes) => {
  const parts = [];
  for (let at = 0; at < bytes.length; ) {
    let [length, shift] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      length += (byte & 127) * shift;
      shift *= 128;
      if (byte < 128) break;
    }
    parts.push(bytes.subarray(at, at + length));
    at += length;
  }
  return parts;
};

const pack = (parts) =>
  Buffer.concat(
    parts.flatMap((bytes) => {
      const length = [];
      let rest = bytes.length;
      for (; rest > 127; rest = Math.floor(rest / 128)) length.push((rest % 128) | 128);
      return [Buffer.from([...length, rest]), bytes];
    }),
  );

/** What is answered to a name, compressed; nothing for names that are none. */
export const answersOf = (folder) => {
  const lists = new Map();
  const records = (file) => {
    if (!lists.has(file)) lists.set(file, unpack(readFileSync(join(folder, `${file}.pack`))));
    return lists.get(file);
  };
  const part = (name) => {
    const [file, record] = name.split('~');
    if (record !== undefined) return records(file)[Number(record)];
    return existsSync(join(folder, file)) ? readFileSync(join(folder, file)) : undefined;
  };
  const kept = new Map();
  const answer = (name) => {
    const several = name.startsWith('pack/');
    const parts = name.replace('pack/', '').split('.').map(part);
    if (parts.includes(undefined)) return undefined;
    const bytes = several ? pack(parts) : parts[0];
    const small = compress(bytes, several || name === 'root' ? ON_THE_FLY : KEPT);
    return small.length < bytes.length ? { bytes: small, encoding: 'br' } : { bytes };
  };
  return (name) => {
    if (!kept.has(name)) kept.set(name, answer(name));
    return kept.get(name);
  };
};
