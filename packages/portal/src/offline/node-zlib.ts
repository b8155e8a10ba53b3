// Node's `zlib` for a page that unpacks nothing: neither pictures nor lists of what was taken back are in it.
const notHere = (): never => {
  throw new Error('Nothing is unpacked on this page.');
};

export const crc32 = notHere;
export const gzipSync = notHere;
export const inflateRawSync = notHere;
