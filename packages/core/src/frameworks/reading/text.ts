// Turns bytes into text: UTF-8, or UTF-16 where the file says so; anything else is said to be wrong.
import { Unreadable } from './unreadable.ts';

type Decoder = InstanceType<typeof TextDecoder>;

/** The text of some bytes, piece by piece. Throws Unreadable for another encoding, for a web page and for what is no text. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>, { isXml = false } = {}): AsyncIterable<string> {
  const notWrong = isXml ? (text: string) => text : tableText;
  let decoder: Decoder | null = null;
  let start: Uint8Array = new Uint8Array();
  for await (const part of bytes) {
    if (decoder !== null) {
      yield decoded(decoder, part);
      continue;
    }
    start = Buffer.concat([start, part]);
    // Enough to tell what it is: fewer only at the end of a tiny file.
    if (start.length < 512) continue;
    decoder = decoderFor(start);
    yield notWrong(decoded(decoder, start));
  }
  if (decoder === null) {
    decoder = decoderFor(start);
    yield notWrong(decoded(decoder, start));
  }
  yield decoded(decoder);
}

/** The text of the first bytes of a file, the last letters perhaps missing; empty when it is no text. */
export function headText(head: Uint8Array): string {
  try {
    return decoderFor(head).decode(head, { stream: true });
  } catch {
    return '';
  }
}

/** What is text in an encoding other than UTF-8 and UTF-16. */
export const wrongEncoding = () =>
  new Unreadable('wrong-encoding', 'This file is not saved as UTF-8. Save it again as “CSV UTF-8”.');

function decoderFor(start: Uint8Array): Decoder {
  const [first, second] = start;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}

function decoded(decoder: Decoder, part?: Uint8Array): string {
  try {
    return part === undefined ? decoder.decode() : decoder.decode(part, { stream: true });
  } catch {
    throw wrongEncoding();
  }
}

function tableText(text: string): string {
  if (/^\s*<(!doctype|html|head|body|\?xml)/i.test(text))
    throw new Unreadable('web-page', 'This is a web page and not a table: the download may have failed. Fetch the file again.');
  if (text.includes('\0'))
    throw new Unreadable('no-text', 'This file holds no text. An older workbook (.xls) must be saved as .xlsx first.');
  return text;
}
