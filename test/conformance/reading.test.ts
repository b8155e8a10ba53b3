// Files that cannot be read, or are built to hurt the reader.
import { describe, expect, it } from 'vitest';
import { altered, check, faults, issue, worldWith } from './stage.ts';

const text = await issue();

describe('what cannot be read', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'readable.empty'],
    ['a field given twice', '{"id":"a","id":"b"}', 'readable.twice'],
    ['a field given twice, once in disguise', '{"id":"a","\\u0069d":"b"}', 'readable.twice'],
    ['a field that would poison objects', '{"__proto__":{"a":1}}', 'readable.name'],
    ['forty-one levels', `${'['.repeat(60)}${']'.repeat(60)}`, 'readable.deep'],
    ['a number that loses digits', '{"a":9007199254740993}', 'readable.number'],
    ['a number beyond all', '{"a":1e400}', 'readable.number'],
    ['half a character', '{"a":"\\ud800"}', 'readable.text'],
    ['bytes that are no text', Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]), 'readable.encoding'],
    ['half a file', text.slice(0, 400), 'readable.syntax'],
    ['more than 5 MB', new Uint8Array(5_000_001), 'readable.size'],
    ['a picture', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'readable.picture'],
    ['a loose token', `${text}.a.b`, 'readable.syntax'],
    ['a list', '[]', 'kind.unknown'],
    ['a letter', '"hello"', 'kind.unknown'],
    ['something else', '{"type":"Person"}', 'kind.unknown'],
  ])('%s', async (_, bytes, code) => {
    const report = await check(bytes);
    expect([report.verdict.startsWith('valid'), faults(report)]).toEqual([false, [code]]);
    expect('a' in {}).toBe(false);
  });

  it('a tangle built to be slow is stopped, and never good', async () => {
    const alignment = Array.from({ length: 12 }, () => ({
      type: ['Alignment'],
      targetName: 'x',
      targetUrl: 'https://x.example',
    }));
    const tangle = Array.from({ length: 200 }, () => ({ type: ['ResultDescription'], name: 'x', alignment }));
    const started = process.cpuUsage();
    const report = await check(altered(text, (d) => void (d.credentialSubject.achievement.resultDescription = tangle)));
    expect(faults(report)).toContain('proof.work');
    expect(report.verdict).not.toMatch(/^valid/);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
  });

  it('a crowd of objects is not even begun', async () => {
    const crowd = Array.from({ length: 20_000 }, (_, n) => ({ type: ['Evidence'], name: `e${n}` }));
    const started = process.cpuUsage();
    expect(faults(await check(altered(text, (d) => void (d.evidence = crowd))))).toEqual(['proof.work']);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
  });

  it('a fault on our side is never a pass, and is told to the log', async () => {
    const told: unknown[] = [];
    const broken = worldWith(
      {},
      { recognise: async () => Promise.reject(new Error('store gone')), onFault: (cause) => told.push(cause) },
    );
    const report = await check(text, broken);
    expect([report.verdict, faults(report), told.length]).toEqual(['undetermined', ['readable.fault'], 1]);
  });
});
