// Which addresses may be asked: a long table of those that may not, and any spelling of any place that is not public.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublic, judge } from './address.ts';

const reasonOf = (text: string, allow?: string[]) => {
  const judged = judge(text, allow);
  return judged.kind === 'refused' ? judged.reason : 'asked';
};

describe('what may be asked', () => {
  it.each([
    'https://badges.lakeside-college.edu/status/1',
    'https://badges.lakeside-college.edu:443/did.json?v=2',
    'https://xn--mnchen-3ya.de/',
    'https://8.8.8.8/list',
    'https://172.15.255.255/',
    'https://172.32.0.1/',
    'https://100.63.255.255/',
    'https://100.128.0.1/',
    'https://[2606:4700:4700::1111]/list',
    'https://localhost.edu/',
    'https://internal.lakeside-college.edu/',
    'https://10.0.0.1.lakeside-college.edu/',
  ])('%s', (text) => expect(reasonOf(text)).toBe('asked'));

  it('is one address whatever its fragment, which is never sent', () => {
    const judged = judge('https://badges.lakeside-college.edu/did.json#key-1');
    expect(judged.kind === 'target' && judged.url.href).toBe('https://badges.lakeside-college.edu/did.json');
  });
});

// An address a line; what is written before them is why.
const hostile = {
  notHttps: `
    http://badges.lakeside-college.edu/
    http://127.0.0.1/
    ftp://badges.lakeside-college.edu/
    file:///etc/passwd
    gopher://127.0.0.1:6379/_INFO
    data:application/json,{}
    javascript:alert(1)
    ws://badges.lakeside-college.edu/
    blob:https://badges.lakeside-college.edu/1
    unix:/var/run/docker.sock`,
  unreadable: `
    badges.lakeside-college.edu
    //badges.lakeside-college.edu/
    https:badges.lakeside-college.edu
    https:/127.0.0.1/
    https:///127.0.0.1/
    https:\\\\127.0.0.1\\
    https://badges.lakeside-college.edu\\@127.0.0.1/
    https://１２７.０.０.１/
    https://127。0。0。1/
    https://ⓛocalhost/
    https://[::1
    https://[fe80::1%25eth0]/
    https://256.256.256.256/
    https://1.2.3.4.5/
    https://0x100000000/
    https://%00.lakeside-college.edu/`,
  credentials: `
    https://user@badges.lakeside-college.edu/
    https://user:secret@badges.lakeside-college.edu/
    https://badges.lakeside-college.edu@127.0.0.1/
    https://:secret@127.0.0.1/
    https://badges.lakeside-college.edu%2f@127.0.0.1/`,
  port: `
    https://badges.lakeside-college.edu:80/
    https://badges.lakeside-college.edu:8443/
    https://badges.lakeside-college.edu:22/
    https://127.0.0.1:8443/
    https://badges.lakeside-college.edu:0/`,
  notPublic: `
    https://127.0.0.1/
    https://127.1/
    https://127.0.1/
    https://2130706433/
    https://0x7f000001/
    https://0x7f.0.0.1/
    https://0177.0.0.1/
    https://017700000001/
    https://0x7f.0x0.0x0.0x1/
    https://%31%32%37.0.0.1/
    https://127.0.0.1./
    https://127.255.255.254/
    https://0/
    https://0.0.0.0/
    https://0.1.2.3/
    https://10.0.0.1/
    https://10.255.255.255/
    https://172.16.0.1/
    https://172.31.255.255/
    https://192.168.0.1/
    https://169.254.169.254/latest/meta-data/
    https://2852039166/
    https://0xa9fea9fe/
    https://0251.0376.0251.0376/
    https://169.254.0xa9fe/
    https://100.64.0.1/
    https://100.127.255.255/
    https://100.100.100.200/
    https://192.0.0.192/
    https://192.0.2.1/
    https://198.18.0.1/
    https://198.51.100.1/
    https://203.0.113.1/
    https://192.88.99.1/
    https://224.0.0.1/
    https://239.255.255.250/
    https://240.0.0.1/
    https://255.255.255.255/
    https://[::]/
    https://[::1]/
    https://[0:0:0:0:0:0:0:1]/
    https://[::127.0.0.1]/
    https://[::ffff:127.0.0.1]/
    https://[::ffff:7f00:1]/
    https://[::ffff:169.254.169.254]/
    https://[::ffff:8.8.8.8]/
    https://[::ffff:0:127.0.0.1]/
    https://[64:ff9b::127.0.0.1]/
    https://[64:ff9b::a9fe:a9fe]/
    https://[64:ff9b:1::7f00:1]/
    https://[2002:7f00:1::]/
    https://[2001::1]/
    https://[2001:db8::1]/
    https://[3fff::1]/
    https://[fe80::1]/
    https://[febf::1]/
    https://[fec0::1]/
    https://[fc00::1]/
    https://[fd00:ec2::254]/
    https://[ff02::1]/
    https://[100::1]/
    https://[5f00::1]/
    https://[4000::1]/
    https://localhost/
    https://LOCALHOST/
    https://localhost./
    https://a.localhost/
    https://%6c%6f%63alhost/
    https://router/
    https://printer.local/
    https://metadata.google.internal/
    https://nas.home.arpa/
    https://badges.example/
    https://badges.test/
    https://expyuzz4wqqyqhjn.onion/
    https://badges.lakeside-college.edu./
    https://./`,
};

describe('what is never asked', () => {
  const cases = Object.entries(hostile).flatMap(([reason, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => [line.trim(), reason] as const),
  );
  it.each(cases)('%s: %s', (text, reason) => expect(reasonOf(text)).toBe(reason));

  it.each([
    ['with a space', ' https://badges.lakeside-college.edu/'],
    ['with a tab inside', 'https://127.0.0\t.1/'],
    ['with a line end', 'https://badges.lakeside-college.edu/\r\nhost: 127.0.0.1'],
    ['with a null', 'https://badges.lakeside-college.edu/\0'],
    ['without end', `https://badges.lakeside-college.edu/${'a'.repeat(2_100)}`],
    ['that is nothing', ''],
  ])('an address %s', (_name, text) => expect(reasonOf(text)).toBe('unreadable'));
});

describe('an origin that the operator named', () => {
  const allow = ['http://127.0.0.1:40777'];
  it.each([
    ['http://127.0.0.1:40777/status/1?x=y', 'asked'],
    ['http://0x7f.1:40777/', 'asked'],
    ['http://127.0.0.1:40778/', 'notHttps'],
    ['https://127.0.0.1:40777/', 'port'],
    ['http://127.0.0.2:40777/', 'notHttps'],
    ['http://localhost:40777/', 'notHttps'],
    ['http://user@127.0.0.1:40777/', 'credentials'],
    ['http://127.0.0.1:40777@127.0.0.1:40778/', 'credentials'],
    ['http://127.0.0.1:40777.lakeside-college.edu/', 'unreadable'],
  ])('%s: %s', (text, outcome) => expect(reasonOf(text, allow)).toBe(outcome));
});

// Networks that are not the public's, each with the bits that are fixed.
const closed4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const numberOf = (dotted: string) => dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const partsOf = (n: number) =>
  [24, 16, 8, 0].map((shift) => Math.floor(n / 2 ** shift) % 256) as [number, number, number, number];
const inside4 = fc
  .tuple(fc.constantFrom(...closed4), fc.nat(2 ** 32 - 1))
  .map(([[net, bits], chance]) => numberOf(net) + (chance % 2 ** (32 - bits)));

const octal = (n: number) => `0${n.toString(8)}`;
const hex = (n: number) => `0x${n.toString(16)}`;
const groups = ([a, b, c, d]: number[]) => `${(a! * 256 + b!).toString(16)}:${(c! * 256 + d!).toString(16)}`;
const spellings: ((n: number) => string)[] = [
  (n) => partsOf(n).join('.'),
  (n) => `${partsOf(n).join('.')}.`,
  (n) => String(n),
  hex,
  octal,
  (n) => partsOf(n).map(hex).join('.'),
  (n) => partsOf(n).map(octal).join('.'),
  (n) => `${partsOf(n)[0]}.${n % 2 ** 24}`,
  (n) => `${partsOf(n).slice(0, 2).join('.')}.${hex(n % 2 ** 16)}`,
  (n) => [...partsOf(n).join('.')].map((char) => `%${char.charCodeAt(0).toString(16)}`).join(''),
  (n) => `[::ffff:${partsOf(n).join('.')}]`,
  (n) => `[::ffff:${groups(partsOf(n))}]`,
  (n) => `[0:0:0:0:0:FFFF:${groups(partsOf(n)).toUpperCase()}]`,
  (n) => `[::${groups(partsOf(n))}]`,
  (n) => `[64:ff9b::${partsOf(n).join('.')}]`,
  (n) => `[64:ff9b:1::${groups(partsOf(n))}]`,
  (n) => `[2002:${groups(partsOf(n))}::1]`,
];

it('no place in a closed IPv4 network is asked, however it is written', () => {
  fc.assert(
    fc.property(inside4, fc.constantFrom(...spellings), (n, spell) => {
      expect(reasonOf(`https://${spell(n)}/`)).toBe('notPublic');
    }),
    { numRuns: 5_000 },
  );
});

it('no IPv6 address is public outside what is given to the public', () => {
  const group = fc.nat(0xffff).map((n) => n.toString(16));
  fc.assert(
    fc.property(
      fc.nat(0xffff).filter((n) => n >> 13 !== 1),
      fc.array(group, { minLength: 7, maxLength: 7 }),
      (first, rest) => {
        expect(isPublic([first.toString(16), ...rest].join(':'))).toBe(false);
      },
    ),
    { numRuns: 3_000 },
  );
});

it('what name servers could say and no address is, is not public', () => {
  for (const text of ['', 'localhost', '127.1', '010.0.0.1', '8.8.8.8 ', 'fe80::1%lo', '2606:4700::1%lo', '[2606:4700::1]'])
    expect([text, isPublic(text)]).toEqual([text, false]);
});
