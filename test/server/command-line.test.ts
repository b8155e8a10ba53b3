// The command line: words for people, JSON for programs, and an exit code that means one thing.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../packages/api/src/cli/command-line.ts';
import { bake, drawBadge } from '../../packages/core/src/credential/index.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;

type Ran = { readonly code: number; readonly out: string; readonly err: string };

async function skillweave(
  args: readonly string[],
  { settings = {}, input = '' }: { settings?: Record<string, string>; input?: string } = {},
) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(args, {
    environment: { SKILLWEAVE_DATA: folder, PORT: '4711', LOG_LEVEL: 'silent', ...settings },
    input: async () => Buffer.from(input),
    out: (text) => void out.push(`${text}\n`),
    err: (text) => void err.push(`${text}\n`),
  });
  return { code, out: out.join(''), err: err.join('') };
}
const json = ({ out }: Ran) => JSON.parse(out) as Record<string, unknown>;
const badge = (name: string) => join(folder, 'demo', name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'skillweave-cli-'));
  const seeded = await skillweave(['seed', '--json']);
  if (seeded.code !== 0 || typeof json(seeded).credentials !== 'number') throw new Error(seeded.err);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads what is piped in, writes one document to stdout, and ends with the code it means', () => {
  const args = ['--conditions=source', 'packages/api/src/cli/main.ts', 'verify', '-', '--json'];
  let ended: { status?: number; stdout?: string } = { status: 0 };
  try {
    execFileSync(process.execPath, args, { cwd: root, input: 'nothing', encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    ended = error as typeof ended;
  }
  expect([ended.status, JSON.parse(ended.stdout ?? '')]).toEqual([1, expect.objectContaining({ verdict: 'invalid' })]);
});

describe('called wrongly, it says how and exits with 2', () => {
  const cases = [
    [],
    ['nothing'],
    ['verify'],
    ['verify', 'a', 'b'],
    ['verify', '--loud'],
    ['token'],
    ['doctor', 'x'],
    ['seed', '--seed', 'x'],
    ['issue', 'x'],
    ['export'],
    ['export', 'a', 'b'],
    ['export', 'a', '--list'],
    ['export', 'a', '--format', 'nothing'],
    ['audit'],
    ['audit', 'verify', 'x'],
    ['backup', 'x'],
    ['restore'],
    ['audit', 'verify', '--signed-by', 'did:key:x'],
  ];
  it.each(cases.map((args) => [args.join(' ') || 'no verb', args] as const))('%s', async (_name, args) => {
    const { code, err, out } = await skillweave(args);
    expect(code).toBe(2);
    expect(`${err}${out}`).toMatch(/npm run skillweave/);
  });
});

it.each(['verify', 'issue', 'present', 'token', 'export', 'seed', 'import', 'migrate', 'audit', 'doctor'])(
  '%s explains itself',
  async (verb) => {
    const { code, out } = await skillweave([verb, '--help']);
    expect([code, out]).toEqual([0, expect.stringContaining(`npm run skillweave -- ${verb}`)]);
  },
);

it('seeding again leaves what is there', async () => {
  const { code, err } = await skillweave(['seed']);
  expect([code, err]).toEqual([1, `The store in ${folder} is not empty; it was left as it is.\n`]);
});

it('the doctor finds nothing wrong with it, and names what is wrong elsewhere', async () => {
  const well = await skillweave(['doctor', '--json']);
  expect([well.code, JSON.stringify(json(well))]).toEqual([0, expect.not.stringContaining('"wrong"')]);
  const ill = await skillweave(['doctor'], { settings: { PORT: 'x' } });
  expect([ill.code, ill.out]).toEqual([1, expect.stringContaining('PORT is not a number')]);
  const keyless = await skillweave(['doctor'], { settings: { KEYRING_PASSPHRASE: 'not the passphrase' } });
  expect([keyless.code, keyless.out]).toEqual([1, expect.stringContaining('the passphrase is wrong, or the file is damaged')]);
});

it('a token speaks for a demo person at the same address, and is not made outside the demo', async () => {
  const made = await skillweave(['token', '--as', 'maya@lakeside.example', '--purpose', 'advising', '--json']);
  const [, payload = ''] = String(json(made).token).split('.');
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
    iss: 'http://127.0.0.1:4711',
    aud: 'skillweave',
    purpose: 'advising',
  });
  const unknown = await skillweave(['token', '--as', 'nobody@lakeside.example']);
  expect([unknown.code, unknown.out]).toEqual([1, '']);
  const real = await skillweave(['token', '--as', 'maya@lakeside.example'], {
    settings: { DEMO: '0', KEYRING_PASSPHRASE: 'four unlikely words' },
  });
  expect(real.code).toBe(1);
});

describe('a badge is issued, presented and checked without a server', () => {
  let credential: string;
  const form = {
    subject: { id: '' },
    achievement: {
      id: 'https://lakeside.example/a/1',
      name: 'Safe Lifting',
      description: 'Lifts safely.',
      criteria: { narrative: 'Shown twice.' },
    },
  };
  const issue = (given: object, ...more: string[]) => {
    const file = join(folder, 'form.json');
    writeFileSync(file, JSON.stringify(given));
    return skillweave(['issue', file, '--as', 'lakeside-college', ...more]);
  };

  // Maya's own key is the one a presentation of hers names.
  beforeAll(async () => {
    const presented = await skillweave(['present', badge('early-warning-signs.json'), '--as', 'maya@lakeside.example']);
    form.subject.id = (JSON.parse(presented.out) as { holder: string }).holder;
  });

  it('issue signs what the form says', async () => {
    const issued = await issue(form);
    expect([issued.code, issued.err]).toEqual([0, '']);
    credential = join(folder, 'badge.json');
    writeFileSync(credential, issued.out);
    const checked = await skillweave(['verify', credential, '--json']);
    expect([checked.code, json(checked)]).toEqual([0, expect.objectContaining({ verdict: 'valid-untrusted' })]);
  });

  it('as a token too', async () => {
    const checked = await skillweave(['verify', '-', '--json'], { input: (await issue(form, '--jwt')).out.trim() });
    expect(json(checked)).toMatchObject({ verdict: 'valid-untrusted' });
  });

  it('and nothing that is not in the form', async () => {
    for (const extra of [
      { issuer: { id: 'did:key:z6Mk' } },
      { '@context': ['https://evil.example'] },
      { validFrom: 'yesterday' },
    ]) {
      const refused = await issue({ ...form, ...extra });
      expect([refused.code, refused.out, refused.err]).toEqual([1, '', expect.stringContaining(Object.keys(extra)[0] ?? '')]);
    }
    for (const kind of [[], ['--jwt']]) {
      const hidden = await issue(
        { ...form, achievement: { ...form.achievement, '@context': ['https://evil.example'] } },
        ...kind,
      );
      expect([hidden.code, hidden.out, hidden.err]).toEqual([1, '', expect.stringContaining('nothing was signed')]);
    }
    await issue(form);
    const strange = await skillweave(['issue', join(folder, 'form.json'), '--as', 'nowhere']);
    expect([strange.code, strange.err]).toEqual([1, expect.stringContaining('no organisation nowhere')]);
  });

  it('one whose holder may leave parts out is for its holder alone: not good at a check, and not wrapped', async () => {
    const file = join(folder, 'form.json');
    writeFileSync(file, JSON.stringify(form));
    const issued = await skillweave(['issue', file, '--as', 'northshore-care', '--parts']);
    expect([issued.code, issued.out]).toEqual([0, expect.stringContaining('ecdsa-sd-2023')]);
    writeFileSync(file, issued.out);
    expect(json(await skillweave(['verify', file, '--json']))).toMatchObject({ verdict: 'invalid' });
    const presented = await skillweave(['present', file, '--as', 'maya@lakeside.example']);
    expect([presented.code, presented.out, presented.err]).toEqual([1, '', expect.stringContaining('for its holder alone')]);
    const other = await issue(form, '--parts');
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('no P-256 key')]);
  });

  it('present wraps it for one receiver', async () => {
    const args = [
      'present',
      credential,
      '--as',
      'maya@lakeside.example',
      '--challenge',
      'c-1',
      '--domain',
      'https://employer.example',
    ];
    const presented = await skillweave(args);
    expect([presented.code, presented.err]).toEqual([0, '']);
    expect(presented.out).toContain(readFileSync(credential, 'utf8').trim().slice(0, 200));
    const right = await skillweave(['verify', '-', '--challenge', 'c-1', '--domain', 'https://employer.example', '--json'], {
      input: presented.out,
    });
    const findings = (checked: Ran) =>
      (json(checked).findings as { check: string; outcome: string }[]).filter(({ outcome }) => outcome === 'failed');
    expect(findings(right)).toEqual([]);
    const wrong = await skillweave(['verify', '-', '--challenge', 'c-2', '--domain', 'https://employer.example', '--json'], {
      input: presented.out,
    });
    expect(findings(wrong).map(({ check }) => check)).toContain('challenge');
    expect(wrong.code).toBe(1);
  });
});

it('verify opens a badge inside a picture, and tells a badge of the older kind from a good one', async () => {
  const picture = bake(
    Buffer.from(drawBadge({ name: 'x', issuerName: 'y' })),
    readFileSync(badge('early-warning-signs.json'), 'utf8'),
  );
  if (picture.kind !== 'baked') throw new Error(picture.code);
  const file = join(folder, 'badge.svg');
  writeFileSync(file, picture.bytes);
  const inside = json(await skillweave(['verify', file, '--json']));
  const alone = json(await skillweave(['verify', badge('early-warning-signs.json'), '--json']));
  expect([inside.verdict, inside.facts]).toEqual([alone.verdict, alone.facts]);
  const older = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://a.example/1',
    verification: { type: 'hosted' },
  };
  const told = {
    ...older,
    recipient: { type: 'email', hashed: false, identity: 'a@b.example' },
    badge: 'https://a.example/b',
    issuedOn: '2019-05-01T10:00:00Z',
  };
  const checked = await skillweave(['verify', '-'], { input: JSON.stringify(told) });
  expect([checked.code, checked.out]).toEqual([1, expect.stringMatching(/^older-badge: undetermined\n[\s\S]*proof\.hosted/)]);
});

it('verify exits with 1 for what is changed, and never writes anything but one document with --json', async () => {
  const names = readdirSync(join(folder, 'demo')).filter((name) => name.endsWith('.json') || name.endsWith('.jwt'));
  expect(names.length).toBeGreaterThan(3);
  const tampered = names.filter((name) => /tamper|changed|altered/.test(name));
  for (const name of tampered) {
    const checked = await skillweave(['verify', badge(name), '--json']);
    expect([name, checked.code, json(checked).verdict]).toEqual([name, 1, 'invalid']);
  }
  const nothing = await skillweave(['verify', '-', '--json'], { input: 'nothing' });
  expect([nothing.code, json(nothing).verdict]).toEqual([1, 'invalid']);
});

describe('a folder', () => {
  it('has a line for each file, also in folders inside, and is good only when all of it is', async () => {
    const place = mkdtempSync(join(folder, 'records-'));
    mkdirSync(join(place, 'more'));
    // Without a list to ask: then nothing is left open offline.
    const good = join(folder, 'badge.json');
    copyFileSync(good, join(place, 'one.json'));
    copyFileSync(good, join(place, 'more', 'two.json'));
    symlinkSync(badge('giving-medicines-changed.json'), join(place, 'elsewhere.json'));
    const all = await skillweave(['verify', place]);
    expect([all.code, all.out.trim().split('\n').length, all.out.includes('2 of 2 good')]).toEqual([0, 3, true]);
    copyFileSync(badge('giving-medicines-changed.json'), join(place, 'changed.json'));
    writeFileSync(join(place, 'notes.txt'), 'Buy milk.');
    const some = await skillweave(['verify', place, '--json']);
    expect(some.code).toBe(1);
    const told = json(some) as { files: { file: string; verdict: string }[]; good: number; notGood: number };
    expect([told.good, told.notGood]).toEqual([2, 2]);
    expect(told.files.map(({ file, verdict }) => [file.slice(place.length + 1), verdict])).toEqual([
      ['changed.json', 'invalid'],
      ['more/two.json', 'valid-untrusted'],
      ['notes.txt', 'invalid'],
      ['one.json', 'valid-untrusted'],
    ]);
  });

  it('with many files is checked by several threads, with the same answer', async () => {
    const place = mkdtempSync(join(folder, 'many-'));
    const names = ['early-warning-signs.json', 'giving-medicines-changed.json', 'fire-safety-run-out.json'];
    for (let number = 0; number < 330; number += 1)
      copyFileSync(badge(names[number % names.length] ?? ''), join(place, `${String(number).padStart(3, '0')}.json`));
    const told = json(await skillweave(['verify', place, '--json'])) as { files: { verdict: string; findings: object[] }[] };
    const alone = await Promise.all(names.map(async (name) => json(await skillweave(['verify', badge(name), '--json']))));
    expect(told.files.map(({ verdict, findings }) => [verdict, findings])).toEqual(
      told.files.map((_, number) => [alone[number % names.length]?.verdict, alone[number % names.length]?.findings]),
    );
  }, 60_000);

  it('that is empty is good, and one that is not there is said to be missing', async () => {
    expect(await skillweave(['verify', mkdtempSync(join(folder, 'empty-'))])).toMatchObject({ code: 0, out: '0 of 0 good\n' });
    expect(await skillweave(['verify', join(folder, 'no-such-place')])).toMatchObject({ code: 1, out: '' });
  });
});
