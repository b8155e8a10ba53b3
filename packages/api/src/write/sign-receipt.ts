// The receipt of one of the viewer's own permissions, in any version, signed with their own key.
import type { ConsentEvent, ReceiptFacts } from '@skillweave/core/consent';
import { signReceipt } from '@skillweave/core/sign';
import type { Purpose } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { isRefusal, refused, type Refusal } from '../access/refusal.ts';
import { id, instant, int, list, map, statement, text } from '../graph/statement.ts';
import type { Keyring } from '../keys/keyring.ts';
import { grantRow } from '../read/rows.ts';
import { notAmongYours } from './not-here.ts';
import { detailFrom, namedRow } from './scope-wish.ts';
import { signingKeys } from './signing-keys.ts';

const story = statement(
  'grant/story',
  { viewerId: id, now: instant, grant: id },
  {
    permission: grantRow,
    giverName: text,
    credentials: list(namedRow),
    issuers: list(namedRow),
    skills: list(namedRow),
    changes: list(map({ what: text, at: instant, version: int, terms: text })),
  },
);

export type SignedReceipt = { readonly receipt: string; readonly version: number; readonly versions: readonly number[] };
type Terms = Pick<ReceiptFacts, 'until' | 'opens' | 'within'>;
type Version = {
  readonly version: number;
  readonly terms: Terms;
  readonly what: ConsentEvent;
  readonly at: ReceiptFacts['until'];
};

/** Signs the receipt of a version, or of the last one. What only was asked for has none: nothing was agreed to. */
export async function receiptFor(
  asking: Asking,
  { keyring, publicUrl }: { keyring: Keyring; publicUrl: string },
  { grant, version }: { grant: string; version: number | null },
): Promise<SignedReceipt | Refusal> {
  const { graph, viewer, now } = asking;
  if (viewer.personId === null) return notAmongYours;
  const [row] = await graph.read(story, { viewerId: viewer.personId, now, grant });
  if (!row) return notAmongYours;
  if (row.permission.purpose === 'emergency')
    return refused({
      code: 'receipt.emergency',
      text: 'You did not agree to an emergency look, so there is no receipt of a yes.',
    });
  const versions = versionsOf(row);
  const wanted = version === null ? versions.at(-1) : versions.find((each) => each.version === version);
  if (!wanted) return refused({ code: 'receipt.version', field: 'version', text: 'There is no such version of it.' });
  const keys = await signingKeys(asking, keyring);
  if (isRefusal(keys)) return keys;
  const { purpose, note, receiverName } = row.permission;
  const facts: ReceiptFacts = {
    grantId: grant,
    version: wanted.version,
    giver: { did: keys.holder.controller, name: row.giverName },
    receiverName,
    withdrawAt: `${publicUrl}/permissions`,
    purpose: purpose as Purpose,
    note,
    ...wanted.terms,
    events: versions.filter((each) => each.version <= wanted.version).map(({ what, at }) => ({ what, at })),
  };
  return {
    receipt: await signReceipt(facts, keys.holder, now),
    version: wanted.version,
    versions: versions.map((each) => each.version),
  };
}

type Story = NonNullable<typeof story.row>;

/** The versions of a permission, the oldest first. What was given before changes were noted begins with what it says now. */
function versionsOf({ permission, credentials, issuers, skills, changes }: Story): Version[] {
  const noted = changes
    .map(({ what, at, version, terms }): Version => ({ what: what as ConsentEvent, at, version, terms: termsFrom(terms) }))
    .sort((a, b) => a.version - b.version);
  const { scope, parts, until, givenAt, declinedAt, withdrawnAt } = permission;
  const opens: Terms['opens'] =
    scope === 'all' ? { kind: scope } : scope === 'rule' ? { kind: scope, issuers, skills } : { kind: 'chosen', credentials };
  const now = { until, opens, within: detailFrom(parts) };
  const first = noted.some(({ what }) => what === 'given') || givenAt === null ? [] : [{ what: 'given' as const, at: givenAt }];
  const rest =
    noted.length > 0
      ? []
      : [
          ...(declinedAt === null ? [] : [{ what: 'declined' as const, at: declinedAt }]),
          ...(withdrawnAt === null ? [] : [{ what: 'withdrawn' as const, at: withdrawnAt }]),
        ];
  const unnoted = [...first, ...rest].map((event, place): Version => ({
    ...event,
    version: place + 1,
    terms: noted[0]?.terms ?? now,
  }));
  return [...unnoted, ...noted];
}

function termsFrom(terms: string): Terms {
  // What was noted before there were parts opened everything.
  const {
    until,
    scope,
    within = 'everything',
  } = JSON.parse(terms) as Omit<Terms, 'opens' | 'within'> & {
    scope: Terms['opens'];
    within?: Terms['within'];
  };
  return { until, opens: scope, within };
}
