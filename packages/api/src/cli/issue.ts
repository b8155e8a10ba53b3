// `issue`: signs one badge from a filled-in form, with the key of an organisation of this installation.
import {
  achievementCredential,
  issueAchievement,
  issueAchievementJwt,
  signDocument,
  type CredentialInput,
  type Signer,
} from '@skillweave/core/sign';
import { instantOf, readInstant, type Instant } from '@skillweave/core/terms';
import { operator } from '../access/viewer.ts';
import { closeHouse, openHouse } from '../main.ts';
import { organizationBySlug } from '../read/organizations.ts';
import { readSettings } from '../settings.ts';
import { bytesOf, SaidNo, textOption, WrongUse, type Command } from './command.ts';

export const command: Command = {
  summary: 'sign a badge with an organisation’s key',
  help: `npm run skillweave -- issue <form.json|-> --as <organisation> [--jwt | --parts] [--json]

Signs an Open Badges 3.0 credential and prints it. Nothing is stored: hand it to the learner. The form:

  { "subject": { "id": "did:key:…" },
    "achievement": { "id": "https://…", "name": "…", "description": "…", "criteria": { "narrative": "…" } },
    "validFrom": "2026-11-23T00:00:00Z", "validUntil": "2028-11-23T00:00:00Z" }

Only "subject" and "achievement" are needed; "name", "evidence", "results" and "awardedDate" may be given too.
With --parts its holder may leave parts out of what they show (ecdsa-sd-2023; for an organisation with a P-256 key). What is
printed is then for its holder alone: nobody else takes it.`,
  options: { as: { type: 'string' }, jwt: { type: 'boolean' }, parts: { type: 'boolean' } },
  run: async (called) => {
    const [file, ...more] = called.words;
    const slug = textOption(called, 'as');
    if (file === undefined || more.length > 0 || slug === null)
      throw new WrongUse('issue takes one form, and --as with an organisation.');
    const form = readForm(Buffer.from(await bytesOf(file, called)).toString('utf8'), file);
    const house = await openHouse(readSettings(called.environment));
    try {
      const operating = { graph: house.graph, operator: operator('issue from the command line'), now: instantOf(Date.now()) };
      const organization = await organizationBySlug(operating, slug);
      if (!organization || !house.keyring.has(`org:${organization.id}`))
        throw new SaidNo(house.keyring.closedBecause ?? `There is no organisation ${slug} here with a key to sign with.`);
      const signer = await house.keyring.signerFor(`org:${organization.id}`);
      const issuer = {
        id: signer.controller,
        name: organization.name,
        ...(organization.url !== null && { url: organization.url }),
      };
      const input: CredentialInput = { id: `urn:uuid:${crypto.randomUUID()}`, validFrom: operating.now, ...form, issuer };
      // Also before a token: only the full form finds out whether every field has a meaning.
      const whole = await issueAchievement(input, signer).catch(() => {
        throw new SaidNo(`${file} has a field in it that means nothing to us, or a value that does not fit; nothing was signed.`);
      });
      const signed = (await otherForm(input, signer, called.options)) ?? whole;
      return { text: signed, json: { credential: called.options.jwt ? signed : JSON.parse(signed) } };
    } finally {
      await closeHouse(house);
    }
  },
};

type Forms = Readonly<Record<string, unknown>>;

/** Another form than plain JSON, if one was asked for. */
async function otherForm(input: CredentialInput, signer: Signer, { jwt, parts }: Forms): Promise<string | null> {
  if (jwt && parts) throw new WrongUse('--jwt and --parts do not go together.');
  if (jwt) return await issueAchievementJwt(input, signer);
  if (!parts) return null;
  if (signer.curve !== 'P-256') throw new SaidNo('This organisation has no P-256 key, which --parts needs.');
  const sealing = { suite: 'ecdsa-sd-2023', created: input.validFrom } as const;
  return await signDocument(achievementCredential(input, signer), signer, sealing);
}

// Closed: what is not listed cannot be slipped into something we sign.
const allowed = [
  'name',
  'description',
  'subject',
  'achievement',
  'results',
  'evidence',
  'validFrom',
  'validUntil',
  'awardedDate',
];
type Form = Omit<CredentialInput, 'id' | 'issuer' | 'validFrom'> & { validFrom?: Instant };

function readForm(text: string, file: string): Form {
  let form: unknown;
  try {
    form = JSON.parse(text);
  } catch (error) {
    throw new SaidNo(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  if (typeof form !== 'object' || form === null || Array.isArray(form))
    throw new SaidNo(`${file} is not a form: it must be one JSON object.`);
  for (const key of Object.keys(form))
    if (!allowed.includes(key)) throw new SaidNo(`${file}: "${key}" is not in the form. It has ${allowed.join(', ')}.`);
  const given = form as Record<string, unknown>;
  for (const key of ['subject', 'achievement'])
    if (typeof given[key] !== 'object') throw new SaidNo(`${file}: "${key}" is missing.`);
  const times = ['validFrom', 'validUntil', 'awardedDate'].flatMap((key) => {
    if (given[key] === undefined) return [];
    const instant = typeof given[key] === 'string' ? readInstant(given[key]) : null;
    if (!instant) throw new SaidNo(`${file}: "${key}" is not a time with its zone, such as 2026-11-23T00:00:00Z.`);
    return [[key, instant] as const];
  });
  return { ...(form as Form), ...Object.fromEntries(times) };
}
