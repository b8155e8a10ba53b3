// Asks every golden journey in the demo town, on every engine at hand, and holds the answer and the statements to the letter.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, type OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, later, type Purpose } from '../../packages/core/src/terms/index.ts';
import { seedDay, stage, type Actor, type Stage } from '../api/stage.ts';
import { engines } from '../graph/engines.ts';

type Asked = { by: string | null; as?: string; purpose?: Purpose; minutes?: number; variables?: Record<string, unknown> };

const journeys = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  beforeAll(async () => void (here = await stage(engine)));
  afterAll(() => here.leave());

  test.each(journeys)('%s', async (journey) => {
    const folder = join(import.meta.dirname, journey);
    const asked = JSON.parse(readFileSync(join(folder, 'asked.json'), 'utf8')) as Asked;
    const who: Actor =
      asked.by === null ? here.stranger : await here.as(asked.by, { as: asked.as ?? null, purpose: asked.purpose ?? null });
    const document = parse(readFileSync(join(folder, 'ask.graphql'), 'utf8'));
    const operations = document.definitions.filter(
      (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
    );
    const fragments = document.definitions.filter((each) => each.kind !== Kind.OPERATION_DEFINITION);
    const answers: Record<string, unknown> = {};
    const statements: string[] = [];
    for (const operation of operations) {
      const name = operation.name?.value ?? '';
      const own = operations.length === 1 ? asked.variables : asked.variables?.[name];
      const text = [operation, ...fragments].map(print).join('\n');
      const answered = await who.ask(
        text,
        filledIn(own ?? {}, here, answers) as object,
        later(seedDay, (asked.minutes ?? 0) * 60_000),
      );
      expect([name, answered.errors]).toEqual([name, undefined]);
      answers[name] = answered.data;
      statements.push(...(operations.length === 1 ? [] : [`# ${name}`]), ...answered.statements);
    }
    const told = operations.length === 1 ? Object.values(answers)[0] : answers;
    await expect(`${JSON.stringify(told, steady, 2)}\n`).toMatchFileSnapshot(join(folder, 'answer.json'));
    await expect(`${statements.join('\n')}\n`).toMatchFileSnapshot(join(folder, 'statements.txt'));
  });
});

/** Variables with their placeholders filled in (see README.md). */
function filledIn(value: unknown, here: Stage, answers: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => filledIn(item, here, answers));
  if (typeof value !== 'object' || value === null) return value;
  const { id, days, answer, ...rest } = value as Record<string, unknown>;
  if (Object.keys(rest).length === 0) {
    if (typeof id === 'string') return here.outside(...(id.split(' ') as [string, string]));
    if (typeof days === 'number') return later(seedDay, days * day);
    // oxlint-disable-next-line typescript/no-explicit-any
    if (typeof answer === 'string') return answer.split('.').reduce<any>((from, key) => from?.[key], answers);
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledIn(inner, here, answers)]));
}

// Signed anew each time, or never to be written down.
const fresh = ['token', 'presentation', 'record', 'url', 'document', 'receipt'];
const steady = (key: string, value: unknown) => (typeof value === 'string' && fresh.includes(key) ? '(text)' : value);
