// Files into a zip archive, piece by piece: nothing is held but the piece under way.
import { Zip, ZipDeflate } from 'fflate';

export type ToZip = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

/** The archive of these files in their order, each dated `at` (milliseconds since 1970). */
export async function* zipped(files: AsyncIterable<ToZip>, at: number): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    made.push(piece);
  });
  const taken = () => {
    const pieces = made;
    made = [];
    return pieces;
  };
  for await (const { name, bytes } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = at;
    zip.add(file);
    for await (const piece of bytes) {
      file.push(piece);
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
