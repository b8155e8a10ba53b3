// Says which format each file that was handed in belongs to, by what is inside it and never by its name.
import { frameworkFormats } from './formats.ts';
import type { FrameworkFormat, Remark, SourceFile } from './gathered.ts';
import { remark } from './reading/remark.ts';
import { headOfTables } from './reading/table.ts';
import { headText, wrongEncoding } from './reading/text.ts';
import { headOf, isZip, unpacked } from './reading/unpack.ts';
import { refused, Unreadable } from './reading/unreadable.ts';

/** Files that belong together, to be read by one format. */
export type Recognised = { readonly format: FrameworkFormat; readonly files: readonly SourceFile[] };

/**
 * Opens archives and gzip files and sorts what is in them by format. `remarks` tell of each file that could not be opened
 * (`damaged-archive` and others) or that no format knows (`unknown-format`). Never throws for what a file holds.
 */
export async function recognise(
  handedIn: readonly SourceFile[],
  formats: readonly FrameworkFormat[] = frameworkFormats,
): Promise<{ readonly found: readonly Recognised[]; readonly remarks: readonly Remark[] }> {
  const found = new Map<FrameworkFormat, SourceFile[]>();
  const remarks: Remark[] = [];
  for await (const file of unpacked(handedIn)) {
    if ('is' in file) {
      remarks.push(file);
      continue;
    }
    const format = await formatOf(file, formats);
    if ('is' in format) remarks.push(format);
    else found.set(format, [...(found.get(format) ?? []), file]);
  }
  return { found: [...found].map(([format, files]) => ({ format, files })), remarks };
}

async function formatOf(file: SourceFile, formats: readonly FrameworkFormat[]): Promise<FrameworkFormat | Remark> {
  const place = { file: file.name };
  try {
    const head = await headOfTables(file);
    const format = formats.find(({ recognises }) => recognises(head));
    if (format !== undefined) return format;
    if (head.length === 0 && !isZip(await headOf(file))) throw new Unreadable('empty-file', 'This file is empty.');
    if (/^\s*<(!doctype|html)/i.test(Buffer.from(head.subarray(0, 512)).toString('latin1')))
      throw new Unreadable(
        'web-page',
        'This is a web page and not a framework: the download may have failed. Fetch the file again.',
      );
    if (head.length > 0 && !head.includes(0) && headText(head) === '') throw wrongEncoding();
    return remark('refused', 'unknown-format', 'No format we know looks like this file.', place);
  } catch (error) {
    return refused(error, place);
  }
}
