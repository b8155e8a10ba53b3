// Row C8 and C9: what has run out or does not count yet, to the millisecond.
import { asked, blank, makeGood, momentFromNow, sealingFor } from '../formats.ts';
import { isSigned, refused, stays, type Drawn, type Row } from '../row.ts';
import { hand, isToken, modelOf, readyFor, sealed } from '../suites.ts';

type Dated = { did: string; dates: Record<string, string>; code: string | null };
const minute = 60_000;
const long = 400 * 24 * 60 * minute;

const datings: readonly Dated[] = [
  { did: 'its last moment a minute ago', dates: { validUntil: momentFromNow(-minute) }, code: null },
  { did: 'its last moment a millisecond more ago', dates: { validUntil: momentFromNow(-minute - 1) }, code: 'period.expired' },
  { did: 'long over', dates: { validUntil: momentFromNow(-minute * 1000) }, code: 'period.expired' },
  { did: 'its last moment now', dates: { validUntil: momentFromNow(0) }, code: null },
  { did: 'its first moment in a minute', dates: { validFrom: momentFromNow(minute) }, code: null },
  { did: 'its first moment a millisecond later', dates: { validFrom: momentFromNow(minute + 1) }, code: 'period.notYet' },
  { did: 'long before it counts', dates: { validFrom: momentFromNow(long / 2) }, code: 'period.notYet' },
  {
    did: 'its end before its start',
    dates: { validFrom: momentFromNow(-1), validUntil: momentFromNow(-2) },
    code: 'period.reversed',
  },
  { did: 'an end in another zone, over', dates: { validUntil: '2026-11-23T12:58:59.999+01:00' }, code: 'period.expired' },
  { did: 'an end in another zone, not over', dates: { validUntil: '2026-11-23T12:59:00+01:00' }, code: null },
  ...['2029-03-01T09:00:00', '2029-03-01', '2029-13-01T00:00:00Z', '2029-02-30T00:00:00Z', 'soon', '1900000000'].map(
    (written) => ({
      did: `an end written ${written}`,
      dates: { validUntil: written },
      code: 'period.malformed',
    }),
  ),
  { did: 'a start without a zone', dates: { validFrom: '2026-03-01T09:00:00' }, code: 'period.malformed' },
];

const dates: Row = {
  name: 'C8',
  about: 'expired, not yet valid, reversed, half a date; the edges',
  fits: ({ format, suite }) => format !== 'presentation' || isToken(suite),
  draw: async (way, draw) => {
    if (way.format === 'presentation') return await datedWrapper(way, draw.one(wrapperDates));
    if (isToken(way.suite) && draw.below(4) === 0) return await datedWrapper(way, draw.one(wrapperDates));
    const { did, dates: given, code } = draw.one(datings);
    const start = { validFrom: momentFromNow(-long) };
    const { text, documents } = await makeGood(way, draw, (full) => {
      const { validUntil: _, ...document } = full;
      return {
        ...document,
        ...start,
        ...given,
      };
    });
    return { did, text, documents, expected: code === null ? stays : refused(code) };
  },
};

const inSeconds = (milliseconds: number) => Date.parse(momentFromNow(milliseconds)) / 1000;
const wrapperDates = [
  { did: 'an end a minute ago in the wrapper', claims: { exp: inSeconds(-minute) }, code: null },
  { did: 'an end in the wrapper, over', claims: { exp: inSeconds(-minute - 1) }, code: 'period.expired' },
  { did: 'a wrapper long over', claims: { exp: inSeconds(-minute * 1000) }, code: 'period.expired' },
  { did: 'an end in the wrapper that is text', claims: { exp: '2029-01-01T00:00:00Z' }, code: 'proof.claims' },
  { did: 'an end in the wrapper beyond all time', claims: { exp: 1e300 }, code: 'period.malformed' },
];

// A date the credential does not repeat: the wrapper's word alone.
async function datedWrapper(
  way: Parameters<Row['draw']>[0],
  { did, claims, code }: (typeof wrapperDates)[number],
): Promise<Drawn> {
  const by = await hand(way.format === 'presentation' ? 'learner' : 'college', way.suite);
  const { document, documents } = await blank(way, by, { below: () => 0, one: (items) => items[0] as never, yes: () => false });
  const { validUntil: _, ...open } = readyFor(document, way.suite);
  const sealing = sealingFor(way, by);
  const text = await sealed(open, { ...sealing, more: { ...sealing.more, ...claims } });
  const lent = way.format === 'presentation' ? { lent: { expecting: asked } } : {};
  return { did, text, documents, ...lent, expected: code === null ? stays : refused(code) };
}

const proofDates = [
  { did: 'a proof good until now', expires: momentFromNow(0), code: null },
  { did: 'a proof good until a millisecond ago', expires: momentFromNow(-1), code: 'proof.expired' },
  { did: 'a proof long over', expires: momentFromNow(-long), code: 'proof.expired' },
  { did: 'a proof good for long', expires: momentFromNow(long), code: null },
  { did: 'a proof whose end has no zone', expires: '2029-03-01T09:00:00', code: 'proof.created' },
  { did: 'a proof whose end is no date', expires: 'never', code: 'proof.created' },
];

const proofOver: Row = {
  name: 'C9',
  about: 'the proof has run out, the credential has not',
  fits: isSigned,
  draw: async (way, draw) => {
    const by = await hand(way.format === 'presentation' ? 'learner' : 'college', way.suite);
    const { document, documents } = await blank(way, by, draw);
    const { did, expires, code } = draw.one(proofDates);
    const sealing = sealingFor(way, by);
    // The makers of the selective suite write the options of a proof in their own order; the words are the same.
    const more = { ...sealing.more, expires };
    const text = await sealed(readyFor(document, way.suite), { ...sealing, more });
    if (modelOf(way.suite).form !== 'sd' && !text.includes(expires)) throw new Error('The end of the proof was left out.');
    return { did, text, documents, expected: code === null ? stays : refused(code) };
  },
};

export const dated: readonly Row[] = [dates, proofOver];
