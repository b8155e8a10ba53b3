// What somebody let fall on a field: files, and those inside the folders among them.

const most = 1_000;

/** What packing programs and file managers put there for themselves was chosen by nobody. */
export const isForPeople = ({ name }: { readonly name: string }): boolean => !name.startsWith('.');

/** The files in the order they lie there, folders opened to the bottom; a thousand at most, so that a whole disk does no harm. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  // Asked at once: when the event is over, the browser tells no more.
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return [...files];
  const found: File[] = [];
  const waiting = entries.toReversed();
  for (let entry = waiting.pop(); entry && found.length < most; entry = waiting.pop()) {
    if (!isForPeople(entry)) continue;
    if (isFile(entry)) found.push(await fileOf(entry));
    else if (isDirectory(entry)) waiting.push(...(await entriesOf(entry)).toReversed());
  }
  return found;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((done, failed) => entry.file(done, failed));

// A reader gives some at a time, and none when there are no more.
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    found.push(...some);
    if (some.length === 0 || found.length > most) return found;
  }
}
