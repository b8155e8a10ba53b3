// Everything somebody with the store in their hands, and without our keys, may do to look logs and to the file beside it.
import { createHash } from 'node:crypto';
import { entryFacts, logFacts, type Entry, type Photo } from './stage.ts';

export type Scene = { photo: Photo; file: string | null };
export type Random = () => number;

/** Changes the scene, or leaves it when there is nothing of that kind to do. */
export type Tampering = {
  readonly name: string;
  readonly at: 'store' | 'file';
  readonly does: (scene: Scene, random: Random) => void;
};

const pick = <T>(items: readonly T[], random: Random): T | undefined => items[Math.floor(random() * items.length)];
const logOf = ({ noted }: Photo, entry: Entry) => noted.find(([from]) => from === entry.id)?.[1];
const inLog = (photo: Photo, log: string) =>
  photo.entries.filter((entry) => logOf(photo, entry) === log).toSorted((a, b) => Number(a['place']) - Number(b['place']));
const somebodys = ({ logs }: Photo) => logs.filter(({ ownerId }) => !String(ownerId).startsWith('nobody '));
const real = (photo: Photo) => photo.entries.filter((entry) => somebodys(photo).some(({ id }) => id === logOf(photo, entry)));
const fresh = (random: Random) => `made-up-${Math.floor(random() * 1e12).toString(36)}`;

function remove(photo: Photo, entry: Entry): void {
  photo.entries = photo.entries.filter((each) => each !== entry);
  photo.noted = photo.noted.filter(([from]) => from !== entry.id);
}

// An own hand at the published rule, as docs/look-log.md has it: whoever tampers can read.
const sha = (parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Makes every hash, place and head of a log fit again, as far as it can be done without a key. */
function rehash(log: Entry, entries: readonly Entry[]): void {
  let previous = sha(['skillweave look log 1', log.id, log['ownerCommitment']]);
  entries.forEach((e, index) => {
    e['place'] = index + 1;
    e['chainKey'] = `${log.id} ${index + 1}`;
    if (e['salt'] !== null) {
      const said = [
        e['viewerId'],
        e['viewerName'],
        e['organizationName'],
        e['role'],
        e['purpose'],
        e['what'],
        e['about'],
        e['grantId'],
      ];
      e['commitment'] = sha(['skillweave look words 1', e['salt'], ...said]);
    }
    e['hash'] = sha([
      'skillweave look 1',
      previous,
      log.id,
      e['place'],
      e.id,
      e['at'],
      e['outcome'],
      e['isEarlier'],
      e['commitment'],
    ]);
    previous = String(e['hash']);
  });
  log['length'] = entries.length;
  log['head'] = previous;
}

function otherValue(value: Entry[string] | undefined, others: readonly (Entry[string] | undefined)[], random: Random) {
  const choices = [null, fresh(random), ...others.filter((each) => each !== value)];
  if (typeof value === 'number') choices.push(value + 1, value - 1, 0);
  if (typeof value === 'boolean') choices.push(!value, !value);
  if (typeof value === 'string') choices.push(`${value} `, value.slice(1), value.toUpperCase());
  return (
    pick(
      choices.filter((each) => each !== value && each !== undefined),
      random,
    ) ?? null
  );
}

/** Gives a field another value: none, a made-up one, a neighbour's, or one nearly the same. A node keeps some id. */
function change(node: Entry, field: string, among: readonly Entry[], random: Random): void {
  const value = otherValue(
    node[field],
    among.map((each) => each[field]),
    random,
  );
  node[field] = field === 'id' ? (value ?? fresh(random)) : value;
}

const withLog =
  (does: (photo: Photo, log: Entry, entries: Entry[], random: Random) => void): Tampering['does'] =>
  ({ photo }, random) => {
    const log = pick(somebodys(photo), random);
    if (log) does(photo, log, inLog(photo, log.id), random);
  };

const store: Record<string, Tampering['does']> = {
  'a field of an entry is changed': ({ photo }, random) => {
    const entry = pick(real(photo), random);
    const field = pick(entryFacts, random) ?? 'at';
    if (!entry) return;
    const before = entry.id;
    change(entry, field, photo.entries, random);
    photo.noted = photo.noted.map(([from, to]) => [from === before ? entry.id : from, to]);
  },
  'a field of a log is changed': withLog((photo, log, _entries, random) => {
    const before = log.id;
    const field = pick(logFacts, random) ?? 'head';
    change(log, field, photo.logs, random);
    photo.noted = photo.noted.map(([from, to]) => [from, to === before ? log.id : to]);
    photo.owned = photo.owned.map(([from, to]) => [from === before ? log.id : from, to]);
  }),
  'an entry is deleted': ({ photo }, random) => {
    const entry = pick(real(photo), random);
    if (entry) remove(photo, entry);
  },
  'an entry is deleted and the chain closed over it': withLog((photo, log, entries, random) => {
    const gone = pick(entries, random);
    if (!gone) return;
    remove(photo, gone);
    rehash(
      log,
      entries.filter((each) => each !== gone),
    );
  }),
  'the end is cut off, as if it had never been': withLog((photo, log, entries, random) => {
    const left = Math.floor(random() * entries.length);
    for (const entry of entries.slice(left)) remove(photo, entry);
    log['length'] = left;
    log['head'] = entries[left - 1]?.['hash'] ?? sha(['skillweave look log 1', log.id, log['ownerCommitment']]);
  }),
  'two entries change places': withLog((photo, log, entries, random) => {
    const [one, other] = [pick(entries, random), pick(entries, random)];
    if (!one || !other || one === other) return;
    const parts =
      pick(
        [['place', 'chainKey'], ['place', 'chainKey', 'hash', 'seal'], ['at'], ['what', 'viewerName', 'salt', 'commitment']],
        random,
      ) ?? [];
    for (const part of parts) [one[part], other[part]] = [other[part] ?? null, one[part] ?? null];
    if (random() < 0.3) rehash(log, inLog(photo, log.id));
  }),
  'an entry is doubled': withLog((photo, log, entries, random) => {
    const one = pick(entries, random);
    if (!one) return;
    const twin: Entry = { ...one, id: fresh(random) };
    if (random() < 0.5) twin['chainKey'] = `${log.id} ${entries.length + 1}`;
    else twin['chainKey'] = null;
    photo.entries.push(twin);
    photo.noted.push([twin.id, log.id]);
    if (twin['chainKey'] !== null && random() < 0.5) rehash(log, [...entries, twin]);
  }),
  'a look that never was is put in': withLog((photo, log, entries, random) => {
    const forged: Entry = {
      ...(entries.at(-1) ?? photo.entries[0] ?? { id: '' }),
      id: fresh(random),
      viewerName: 'Somebody innocent',
    };
    const place = Math.floor(random() * (entries.length + 1));
    photo.entries.push(forged);
    photo.noted.push([forged.id, log.id]);
    rehash(log, entries.toSpliced(place, 0, forged));
  }),
  'something is hung onto a log without being in its chain': withLog((photo, log, _entries, random) => {
    const extra: Entry = {
      id: fresh(random),
      at: '2026-11-21T00:00:00.000Z',
      viewerName: 'Somebody',
      what: 'Looked',
      outcome: 'allowed',
    };
    photo.entries.push(extra);
    photo.noted.push([extra.id, log.id]);
  }),
  'an entry is hidden from its owner': ({ photo }, random) => {
    const entry = pick(real(photo), random);
    const other = pick(photo.logs, random);
    if (!entry || !other) return;
    photo.noted = photo.noted.filter(([from]) => from !== entry.id);
    if (random() < 0.5) photo.noted.push([entry.id, other.id]);
  },
  'a whole log is deleted': withLog((photo, log, entries, random) => {
    if (random() < 0.5) for (const entry of entries) remove(photo, entry);
    else photo.noted = photo.noted.filter(([, to]) => to !== log.id);
    photo.logs = photo.logs.filter((each) => each !== log);
    photo.owned = photo.owned.filter(([from]) => from !== log.id);
  }),
  'a whole log is written anew without the key': withLog((_photo, log, entries, random) => {
    const one = pick(entries, random);
    if (!one) return;
    const field =
      pick(['viewerName', 'organizationName', 'purpose', 'what', 'about', 'at', 'outcome'] as const, random) ?? 'what';
    one[field] = fresh(random);
    if (one['salt'] === null) one['salt'] = fresh(random);
    rehash(log, entries);
  }),
  'the entries of another are put in the place of these': withLog((photo, log, entries, random) => {
    const donor = pick(
      somebodys(photo).filter((each) => each !== log),
      random,
    );
    const theirs = donor ? inLog(photo, donor.id) : [];
    for (const entry of entries) remove(photo, entry);
    const copies = theirs.map((entry): Entry => ({
      ...entry,
      id: fresh(random),
      chainKey: `${log.id} ${String(entry['place'])}`,
    }));
    photo.entries.push(...copies);
    photo.noted.push(...copies.map((copy): [string, string] => [copy.id, log.id]));
    log['length'] = copies.length;
    log['head'] = copies.at(-1)?.['hash'] ?? log['head'] ?? null;
    if (random() < 0.5) rehash(log, copies);
  }),
  'two people get each other’s logs': withLog((photo, log, _entries, random) => {
    const other = pick(
      somebodys(photo).filter((each) => each !== log),
      random,
    );
    if (!other) return;
    const swapped = (id: string) => (id === log.id ? other.id : id === other.id ? log.id : id);
    if (random() < 0.7) photo.owned = photo.owned.map(([from, to]) => [swapped(from), to]);
    if (random() < 0.7) [log['ownerId'], other['ownerId']] = [other['ownerId'] ?? null, log['ownerId'] ?? null];
    if (random() < 0.5) [log['salt'], other['salt']] = [other['salt'] ?? null, log['salt'] ?? null];
  }),
  'words are erased that nobody asked to erase': withLog((photo, log, entries, random) => {
    const chosen = random() < 0.5 ? entries : entries.slice(0, 1);
    for (const e of chosen)
      for (const f of ['viewerId', 'viewerName', 'organizationName', 'role', 'purpose', 'what', 'about', 'grantId', 'salt'])
        e[f] = null;
    if (random() < 0.5) {
      log['erasedAt'] = '2026-11-21T00:00:00.000Z';
      log['ownerId'] = null;
      log['salt'] = null;
      photo.owned = photo.owned.filter(([from]) => from !== log.id);
    }
  }),
  'a log is given to nobody': withLog((_photo, log, _entries, random) => {
    log['ownerId'] = `nobody ${fresh(random)}`;
  }),
};

const lines = (file: string | null) => (file ?? '').split('\n').slice(0, -1);
const asFile = (all: readonly string[]) => all.map((line) => `${line}\n`).join('');
const withLines =
  (does: (all: string[], random: Random) => string[]): Tampering['does'] =>
  (scene, random) => {
    scene.file = asFile(does(lines(scene.file), random));
  };

const file: Record<string, Tampering['does']> = {
  'a letter of the file is changed': (scene, random) => {
    const content = scene.file ?? '';
    const at = Math.floor(random() * content.length);
    scene.file = content.slice(0, at) + (content[at] === 'A' ? 'B' : 'A') + content.slice(at + 1);
  },
  'a line of the file is taken out': withLines((all, random) => all.toSpliced(Math.floor(random() * all.length), 1)),
  'a line of the file is doubled': withLines((all, random) => {
    const at = Math.floor(random() * all.length);
    return all.toSpliced(at, 0, all[at] ?? '');
  }),
  'two lines of the file change places': withLines((all, random) => {
    const at = Math.floor(random() * (all.length - 1));
    return all.toSpliced(at, 2, all[at + 1] ?? '', all[at] ?? '');
  }),
  'the end of the file is cut off': (scene, random) => {
    scene.file = (scene.file ?? '').slice(0, Math.floor(random() * (scene.file ?? '').length));
  },
  'the file is deleted': (scene) => {
    scene.file = null;
  },
};

const listed = (all: Record<string, Tampering['does']>, at: Tampering['at']) =>
  Object.entries(all).map(([name, does]): Tampering => ({ name, at, does }));

export const tamperings: readonly Tampering[] = [...listed(store, 'store'), ...listed(file, 'file')];
