// The files a learner takes along, one after the other: documents exactly as issued, and everything else as JSON that anybody can read.
import { lookFile, type LookFileHead } from '@skillweave/core/looks';
import type { CredentialNote, PackedKind } from '@skillweave/core/take-along';
import { makeKey } from '@skillweave/core/sign';
import type { Asking } from '../access/asking.ts';
import { isRefusal } from '../access/refusal.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LookKeeper } from '../looks/keeper.ts';
import { myLookLog } from '../read/looks.ts';
import { receiptFor } from '../write/sign-receipt.ts';
import { statedSkills } from './own-skills.ts';
import {
  ownCredentials,
  ownerOf,
  ownKeepsakes,
  ownLooks,
  ownMessages,
  ownPerson,
  ownPermissions,
  ownRecords,
  type OwnCredential,
  type OwnPermission,
} from './read-own.ts';

export type Workplace = { readonly keyring: Keyring; readonly publicUrl: string; readonly looks: LookKeeper };

/** One file before it is packed. `text` comes in pieces, so that a long one is never held whole. */
export type OwnFile = {
  readonly name: string;
  readonly kind: PackedKind;
  readonly title: string;
  readonly text: AsyncIterable<string> | Iterable<string>;
  readonly note?: CredentialNote;
  readonly earlier?: { readonly was: string; readonly from: string; readonly madeAt: Asking['now'] };
};

/** All files but the ones for reading (page.ts, words.ts). What is secret to somebody else, or opens something, is not in them. */
export async function* ownFiles(asking: Asking, at: Workplace): AsyncGenerator<OwnFile> {
  yield await personFile(asking);
  yield* keyFile(asking, at);
  yield* credentialFiles(asking);
  yield* permissionFiles(asking, at);
  let place = 0;
  for await (const { id, signedAt, grantId, text } of ownRecords(asking)) {
    const title = `Record signed ${signedAt.slice(0, 10)}${grantId === null ? '' : ', for a permission'}`;
    yield { name: `records/${(place += 1)}-${plain(id)}.json`, kind: 'record', title, text: [text] };
  }
  place = 0;
  for await (const { key: _, ...message } of ownMessages(asking))
    yield jsonFile(`messages/${(place += 1)}.json`, 'message', `What you told us, ${message.receipt}`, message);
  const said = await statedSkills(asking);
  if (said !== null) yield jsonFile('own-skills.json', 'selfAsserted', 'Skills you say you have; nobody has checked it', said);
  yield* lookFiles(asking, at);
  place = 0;
  for await (const { title, kind, madeFrom, madeAt, text } of ownKeepsakes(asking, { withText: true })) {
    const earlier = { was: kind, from: madeFrom, madeAt };
    yield { name: `earlier/${(place += 1)}.json`, kind: 'earlier', title, text: [text ?? ''], earlier };
  }
}

async function personFile(asking: Asking): Promise<OwnFile> {
  return jsonFile('person.json', 'person', 'Your name, and what you are known by', await ownPerson(asking));
}

// The one true secret in the file: with it, whoever opens the file can sign as its owner. That is what leaving takes.
async function* keyFile(asking: Asking, { keyring }: Workplace): AsyncGenerator<OwnFile> {
  const key = keyring.takeOut(`person:${ownerOf(asking)}`);
  if (key === null) return;
  const { did } = await makeKey(key.secret, key.curve);
  const secret = Buffer.from(key.secret).toString('base64url');
  yield jsonFile('key.json', 'key', 'Your own key, with which your records are signed', { did, curve: key.curve, secret });
}

/** Each credential's file, and evidence as JSON after those that have any. */
async function* credentialFiles(asking: Asking): AsyncGenerator<OwnFile> {
  let place = 0;
  for await (const { card, document, evidence, ...answered } of ownCredentials(asking)) {
    place += 1;
    const name = `${place}-${plain(card.name)}`;
    const note = noteOf({ card, ...answered });
    yield {
      name: `credentials/${plainName(place, card.name, document)}`,
      kind: 'credential',
      title: cut(card.name),
      text: [document],
      note,
    };
    if (evidence.length > 0) yield jsonFile(`evidence/${name}.json`, 'evidence', `Evidence of ${cut(card.name)}`, evidence);
  }
}

export function noteOf({
  card,
  origin,
  answeredAt,
  removedAt,
  declineReason,
}: Omit<OwnCredential, 'document' | 'evidence' | 'id'>): CredentialNote {
  const answer = card.answer as CredentialNote['answer'];
  return { answer, receivedAt: card.receivedAt, answeredAt, removedAt, declineReason, isInside: origin === 'wrapped' };
}

/** Each permission, and a signed receipt of every version that was agreed to. */
async function* permissionFiles(asking: Asking, at: Workplace): AsyncGenerator<OwnFile> {
  let place = 0;
  for await (const permission of ownPermissions(asking)) {
    place += 1;
    const isEmergency = permission.permission.purpose === 'emergency';
    const title = `${isEmergency ? 'Emergency look of' : 'Permission to'} ${cut(permission.permission.receiverName)}`;
    yield jsonFile(`permissions/${place}.json`, 'permission', title, permissionFacts(permission));
    const { givenAt, declinedAt, withdrawnAt, id } = permission.permission;
    // What only was asked for has no receipt: nothing was agreed to.
    if (givenAt === null && declinedAt === null && withdrawnAt === null) continue;
    let versions: readonly number[] = [1];
    for (let index = 0; index < versions.length; index += 1) {
      const signed = await receiptFor(asking, at, { grant: id, version: versions[index] ?? null });
      if (isRefusal(signed)) break;
      versions = signed.versions;
      const name = `receipts/${place}-${signed.version}.json`;
      yield { name, kind: 'receipt', title: `Receipt ${signed.version}: ${title}`, text: [signed.receipt] };
    }
  }
}

/** A permission as anybody reads it: of a link only how it was made and opened, nothing that opens it. */
export function permissionFacts({ link, asker, receiverKind, changes, permission, ...opens }: OwnPermission) {
  return {
    ...permission,
    receiverKind,
    askedBy: asker.askerName,
    askedFor: asker.viaName,
    // Of an emergency look alone: why it was opened without a yes.
    ...(asker.reason !== null && { reason: asker.reason }),
    ...opens,
    link: receiverKind === 'link' ? link : null,
    changes: changes
      .toSorted((a, b) => a.version - b.version)
      .map(({ terms, ...change }) => ({ ...change, terms: JSON.parse(terms) as object })),
  };
}

async function* lookFiles(asking: Asking, { looks }: Workplace): AsyncGenerator<OwnFile> {
  const log = await myLookLog(asking);
  if (log === null) return;
  const checkpoint = await looks.checkpoint(log, asking.now);
  // What we cannot vouch for goes along as plain lines, and says so by its name.
  if (checkpoint === null) {
    yield {
      name: 'looks-unsigned.json',
      kind: 'looks',
      title: 'Who looked, not vouched for',
      text: plainLooks(asking, log.length),
    };
    return;
  }
  const head: LookFileHead = {
    log: log.log,
    ownerCommitment: log.ownerCommitment,
    owner: { salt: log.salt, ownerId: log.ownerId },
    checkpoint,
  };
  yield { name: 'looks.json', kind: 'looks', title: 'Who looked', text: lookFile(head, entriesOf(asking, log.length)) };
}

async function* entriesOf(asking: Asking, length: number) {
  for await (const look of ownLooks(asking, length)) {
    const { id, at, outcome, place, proof, viewerName, organizationName, role, purpose, what, about } = look;
    const { isEarlier, commitment, hash, salt, viewerId, grantId } = proof;
    const words = { viewerId, viewerName, organizationName, role, purpose, what, about, grantId };
    yield { place, id, at, outcome, isEarlier, commitment, hash, salt, words };
  }
}

async function* plainLooks(asking: Asking, length: number): AsyncGenerator<string> {
  let before = '[';
  for await (const entry of entriesOf(asking, length)) {
    yield `${before}\n${JSON.stringify(entry)}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

function jsonFile(name: string, kind: PackedKind, title: string, content: object): OwnFile {
  return { name, kind, title: cut(title), text: [`${JSON.stringify(content, null, 1)}\n`] };
}

const longest = 200;
const cut = (words: string): string =>
  [...words].length > longest ? `${[...words].slice(0, longest - 1).join('')}…` : words || 'Without a name';

/** What the file of a credential is called: its place, its name, and the ending of its form. */
export const plainName = (place: number, name: string, document: string): string =>
  `${place}-${plain(name)}.${document.trimStart().startsWith('{') ? 'json' : 'jwt'}`;

/** A name for a file, in plain letters only. */
const plain = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'badge';
