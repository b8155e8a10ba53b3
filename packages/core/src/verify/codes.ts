// Every finding there is: its stable code, what it is worth, and the words people read.
import { unreadableWords } from '../credential/unwrap.ts';
import type { CheckName, Finding, Outcome } from './check.ts';

const passed = 'passed' satisfies Outcome;
const failed = 'failed' satisfies Outcome;
const notDone = 'notDone' satisfies Outcome;

// `{…}` is filled in with a name, a date or an address from the document; what stands in `[…]` is left out when there is nothing
// to fill it with. The part before the dot names the check.
const words = {
  'readable.good': [passed, 'The file can be read.'],
  'readable.empty': [failed, unreadableWords['readable.empty']],
  'readable.size': [failed, unreadableWords['readable.size']],
  'readable.encoding': [failed, unreadableWords['readable.encoding']],
  'readable.syntax': [failed, unreadableWords['readable.syntax']],
  'readable.twice': [failed, unreadableWords['readable.twice']],
  'readable.deep': [failed, unreadableWords['readable.deep']],
  'readable.name': [failed, unreadableWords['readable.name']],
  'readable.number': [failed, unreadableWords['readable.number']],
  'readable.text': [failed, unreadableWords['readable.text']],
  'readable.inPicture': [passed, 'A badge was found inside the picture. Only the badge is signed, not how the picture looks.'],
  'readable.picture': [failed, unreadableWords['readable.picture']],
  'readable.pictureDamaged': [failed, unreadableWords['readable.pictureDamaged']],
  'readable.pictureTwice': [failed, unreadableWords['readable.pictureTwice']],
  'readable.picturePacked': [failed, unreadableWords['readable.picturePacked']],
  'readable.pictureUnsafe': [failed, unreadableWords['readable.pictureUnsafe']],
  'readable.pictureAddress': [notDone, unreadableWords['readable.pictureAddress']],
  'readable.fault': [notDone, 'Something went wrong on our side while checking. Please try again.'],

  'kind.good': [passed, 'This is a kind of record we know.'],
  'kind.older': [passed, 'This record follows an older edition of its rules. We can still check it.'],
  'kind.notEndorsement': [failed, 'It stands where others vouch for a record, but vouches for nothing.'],
  'kind.olderBadge': [passed, 'This badge is of an older kind. We can read it, but we cannot check if it is real.'],
  'kind.olderClass': [failed, 'This tells what a badge stands for. It does not say that anyone has earned it.'],
  'kind.unknown': [failed, 'This is not a badge, a record or another kind of credential we know.'],

  'shape.good': [passed, 'Everything a record of this kind needs is there.'],
  'shape.older': [passed, 'The main parts are there. Older records are not held to the newer rules.'],
  'shape.wrong': [failed, 'A part of the record is missing or wrong: {where}.'],
  'shape.partial': [passed, 'Its holder may have left parts out, as its issuer allows. What is shown is as it was signed.'],
  'shape.belowRequired': [passed, 'The result is lower than the level the badge itself asks for.'],
  'shape.unknownResult': [passed, 'A result points to a scale that the badge does not describe.'],

  'contexts.good': [passed, 'We know the meaning of every field.'],
  'contexts.missing': [failed, 'The record does not say which set of rules it follows.'],
  'contexts.first': [failed, 'The record names its sets of rules in the wrong order.'],
  'contexts.inline': [failed, 'The record brings its own meaning for its fields, so it could mislead.'],
  'contexts.nested': [failed, 'A part of the record changes the meaning of its fields, so it could mislead.'],
  'contexts.keyword': [failed, 'The record uses a field name that could hide what it says.'],
  'contexts.split': [failed, 'Main facts of the record are spread over several places, so it could mislead.'],
  'contexts.unknown': [notDone, 'We do not know the set of rules at {url}, so we could not check the signature.'],

  'proof.good': [passed, 'The signature fits. Nothing was changed after signing.'],
  'proof.none': [failed, 'Nobody has signed this.'],
  'proof.signature': [failed, 'The signature does not match what is written here. Someone may have changed it.'],
  'proof.unmapped': [failed, 'Something was added that the signature does not cover.'],
  'proof.malformed': [failed, 'The signature is broken or not written as it should be.'],
  'proof.tooMany': [failed, 'The record carries too many signatures. We read eight at most.'],
  'proof.purpose': [failed, 'The signature was made for another purpose.'],
  'proof.expired': [failed, 'The signature was only good until {date}.'],
  'proof.created': [failed, 'The time of signing is not written correctly.'],
  'proof.algorithm': [failed, 'The kind of signature is not safe, so we do not accept it.'],
  'proof.claims': [failed, 'The signed wrapper and the record inside it do not agree.'],
  'proof.form': [failed, 'The signed wrapper is not written correctly.'],
  'proof.method': [failed, 'The record does not name a key we can use.'],
  'proof.keyMissing': [failed, 'The issuer does not list the key that signed this.'],
  'proof.keyPurpose': [failed, 'The issuer does not allow this key to sign such a record.'],
  'proof.keyRevoked': [failed, 'The key had been withdrawn when this was signed.'],
  'proof.unsupported': [notDone, 'The record is signed in a way we cannot check yet ({suite}).'],
  'proof.chain': [failed, 'A signature builds on another one that is missing or not good.'],
  'proof.base': [failed, 'This is the copy for its holder alone. Ask for one made to be shown.'],
  'proof.hosted': [notDone, 'The issuer keeps the proof on a web page. We do not go there, so we cannot tell if it is real.'],
  'proof.olderSigned': [notDone, 'It is signed in an older way, with a key on a web page. We do not go there to get it.'],
  'proof.keyKind': [notDone, 'The key is kept in a way we cannot look up yet.'],
  'proof.keyElsewhere': [notDone, 'The key belongs to someone other than the named issuer, so we did not fetch it.'],
  'proof.keyUnreachable': [notDone, 'We could not reach the issuer to get the key ({url}).'],
  'proof.work': [notDone, 'The record is too large or too tangled to check, so we stopped.'],
  'proof.contexts': [notDone, 'We did not check the signature, as we do not know all the rules it rests on.'],
  'proof.shape': [notDone, 'We did not check the signature, as the record could be read in two ways.'],

  'issuer.good': [passed, 'The named issuer is the one who signed.'],
  'issuer.controller': [failed, 'This was signed by someone other than the named issuer.'],
  'issuer.unbound': [notDone, 'We could not find out whether the key belongs to the named issuer.'],
  'issuer.unproven': [notDone, 'Without a good signature we cannot tell who issued this.'],
  'issuer.missing': [failed, 'The record does not say who issued it.'],

  'recognised.good': [passed, '{name} is an issuer we know.'],
  'recognised.self': [notDone, 'The issuer and the person it is about are the same.'],
  'recognised.unknown': [notDone, 'We do not know this issuer.'],
  'recognised.unproven': [notDone, 'Without a good signature we did not look up the issuer.'],

  'period.good': [passed, 'It is in date.'],
  'period.open': [passed, 'It is in date and has no end date.'],
  'period.expired': [failed, 'It ran out on {date}.'],
  'period.notYet': [failed, 'It only counts from {date}.'],
  'period.reversed': [failed, 'Its end date lies before its start date.'],
  'period.malformed': [failed, 'A date is missing or is not written correctly.'],

  'status.none': [passed, 'The issuer keeps no list of withdrawn records for it.'],
  'status.good': [passed, 'The issuer has not withdrawn it. Their list was read on {date}.'],
  'status.revoked': [failed, 'The issuer has withdrawn it.[ Their reason: “{reason}”.]'],
  'status.suspended': [failed, 'The issuer has put it on hold.'],
  'status.newer': [passed, 'The issuer has a newer one. You can ask them for it.'],
  'status.message': [passed, 'The issuer says of it: “{message}”.'],
  'status.other': [notDone, 'The issuer has marked it in a way we do not know ({purpose}).'],
  'status.notNamed': [
    passed,
    'The issuer’s list does not name it. Nobody signed that list, but it is from their own site ({date}).',
  ],
  'status.unsigned': [notDone, 'The list at {url} does not name it. But nobody signed that list, so we cannot rely on it.'],
  'status.malformed': [failed, 'The place in the list of withdrawn records is not written correctly.'],
  'status.STATUS_RETRIEVAL_ERROR': [
    notDone,
    'We could not get the list of withdrawn records from {url}.[ We last read it on {date}.]',
  ],
  'status.STATUS_VERIFICATION_ERROR': [
    failed,
    'The list of withdrawn records is not good: it is not signed by the issuer, or not for this use.',
  ],
  'status.STATUS_LIST_LENGTH_ERROR': [failed, 'The list of withdrawn records is shorter than the rules allow.'],
  'status.RANGE_ERROR': [failed, 'The list of withdrawn records has no place for this record.'],
  'status.MALFORMED_VALUE_ERROR': [failed, 'The list of withdrawn records is damaged.'],
  'status.outdated': [notDone, 'The list of withdrawn records is too old to go by. It was good until {date}.'],
  'status.stale': [
    notDone,
    'Our copy of the list of withdrawn records is from {date}. That is too old, and we could not get a newer one.',
  ],
  'status.unsupported': [notDone, 'We cannot read this kind of list of withdrawn records ({type}).'],
  'status.unproven': [notDone, 'We did not ask whether it was withdrawn, as the signature is not good.'],

  'subject.good': [passed, 'It says who it is about.'],
  'subject.matched': [passed, 'It is about this person.'],
  'subject.bearer': [passed, 'It does not say who it is about.'],
  'subject.weak': [notDone, 'It seems to be about this person, but says so in a way that is not safe to rely on.'],
  'subject.unmatched': [notDone, 'We could not tell whether it is about this person.'],
  'subject.someoneElse': [notDone, 'It names somebody, and nothing shows that it is this person.'],
  'subject.otherThing': [failed, 'It vouches for something else than what it is attached to.'],
  'subject.same': [passed, 'All credentials inside are about the same person.'],
  'subject.mixed': [failed, 'The credentials inside are not all about one and the same person.'],
  'subject.unnamed': [notDone, 'We could not tell whether all credentials inside are about the same person.'],

  'inner.good': [passed, 'All {count} credentials inside are good.'],
  'inner.none': [passed, 'There are no credentials inside.'],
  'inner.untrusted': [passed, 'The credentials inside are good. We do not know every issuer of them.'],
  'inner.lapsed': [passed, 'Credentials inside that have run out or do not count yet: {count}.'],
  'inner.bad': [failed, 'Credentials inside that are not good: {count}.'],
  'inner.withdrawn': [failed, 'Credentials inside that were withdrawn or put on hold: {count}.'],
  'inner.undetermined': [notDone, 'Credentials inside that we could not fully check: {count}.'],
  'inner.tooMany': [failed, 'There are more credentials inside than we can check at once.'],
  'inner.deep': [failed, 'Credentials are packed inside each other too deep.'],

  'associations.none': [passed, 'It draws no links between achievements.'],
  'associations.good': [passed, 'Every link in it leads to something that is there.'],
  'associations.dangling': [passed, 'A link between achievements leads to one that is not in the record.'],
  'associations.cycle': [passed, 'Links between achievements go round in a circle.'],

  'endorsements.none': [passed, 'Nobody else vouches for it in writing.'],
  'endorsements.good': [passed, 'Others vouch for it, and what they signed is good: {count}.'],
  'endorsements.untrusted': [passed, 'Others vouch for it, and what they signed is good. We do not know all of them.'],
  'endorsements.bad': [notDone, 'What others are said to have signed for it is not good, and counts for nothing: {count}.'],
  'endorsements.undetermined': [notDone, 'What others signed for it, and we could not fully check: {count}.'],
  'endorsements.tooMany': [notDone, 'More people are said to vouch for it than we can check at once, so we checked none.'],
  'endorsements.deep': [notDone, 'Others vouch for it too deep inside other records, so we did not check that.'],
  'endorsements.unproven': [notDone, 'Without a good signature we did not look at what others say for it.'],

  'related.none': [passed, 'It needs no other file.'],
  'related.good': [passed, 'The files it needs are the ones its issuer meant.'],
  'related.digest': [failed, 'A file it needs is not the one its issuer meant ({url}).'],
  'related.unopened': [passed, 'It points to files kept elsewhere. We did not open them.'],
  'related.refresh': [passed, 'Its issuer may have a newer copy. We did not ask for it.'],
  'related.refreshAt': [passed, 'Its issuer may have a newer copy, to be had from {host}. We did not ask for it.'],
  'related.schema': [passed, 'It names further rules for how it is written ({type}). We held it to the usual ones.'],

  'holder.good': [passed, 'The person it is about has signed it.'],
  'holder.signer': [failed, 'It was signed by someone other than the named holder.'],
  'holder.missing': [failed, 'It does not say who holds it.'],
  'holder.other': [passed, 'Some of what is inside is about someone else. You chose to allow that.'],
  'holder.unnamed': [passed, 'It does not say who holds it. You chose to allow that.'],
  'holder.unbound': [failed, 'A credential inside is not about the person who handed it in.'],
  'holder.unproven': [notDone, 'Without a good signature we cannot tell who handed this in.'],

  'challenge.good': [passed, 'It was made for us, and for this occasion.'],
  'challenge.none': [notDone, 'It was not made for one receiver, so we did not ask for that.'],
  'challenge.other': [failed, 'It was made for another occasion.'],
  'challenge.domain': [failed, 'It was made for another receiver.'],
  'challenge.unproven': [notDone, 'Without a good signature we cannot tell who this was made for.'],
} as const satisfies Record<string, readonly [Outcome, string]>;

export type Code = keyof typeof words;
/** All codes, for those who translate or list them. */
export const codes = Object.keys(words) as Code[];

// Passes that people should still hear about.
const remarks: ReadonlySet<Code> = new Set<Code>([
  'readable.inPicture',
  'kind.older',
  'kind.olderBadge',
  'shape.belowRequired',
  'shape.partial',
  'shape.unknownResult',
  'status.newer',
  'status.message',
  'status.notNamed',
  'subject.bearer',
  'inner.untrusted',
  'inner.lapsed',
  'associations.dangling',
  'associations.cycle',
  'endorsements.untrusted',
  'holder.other',
  'holder.unnamed',
  'related.unopened',
  'related.refresh',
  'related.refreshAt',
  'related.schema',
]);

/** The finding for a code, its sentence filled in. Values come from strangers: they are cut short and shown as text only. */
export function finding(code: Code, values: Record<string, string | number> = {}): Finding {
  const [outcome, sentence] = words[code];
  const told = sentence.replace(/\[([^\]]*\{(\w+)\}[^\]]*)\]/g, (_, part: string, name: string) =>
    values[name] === undefined ? '' : part,
  );
  const text = told.replace(/\{(\w+)\}/g, (_, name: string) => shown(String(values[name] ?? '')));
  const check = code.slice(0, code.indexOf('.')) as CheckName;
  return { check, outcome, code, text, ...(remarks.has(code) ? { remark: true as const } : {}) };
}

// No control marks and no marks that turn the direction of writing: they could make a sentence say something else.
function shown(value: string): string {
  const clean = value.replace(/[\p{Cc}\p{Cf}]/gu, '');
  return clean.length > 120 ? `${clean.slice(0, 119)}…` : clean;
}
