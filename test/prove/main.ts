// Long random proofs by name: `npm run prove -- <name> [--cases N, or --rounds N] [--seed S] [--engine embedded|neo4j] [--json]`.
import { parseArgs } from 'node:util';
import type { Proof } from './proof.ts';

const proofs: Readonly<Record<string, () => Promise<{ proof: Proof }>>> = {
  consent: () => import('./consent.ts'),
  credentials: () => import('./credentials.ts'),
  crash: () => import('./crash.ts'),
  erase: () => import('./erase.ts'),
  graph: () => import('./graph.ts'),
  import: () => import('./import.ts'),
  'import-totals': () => import('./import-totals.ts'),
  log: () => import('./log.ts'),
  withdraw: () => import('./withdraw.ts'),
  links: () => import('./links.ts'),
  memory: () => import('./memory.ts'),
};

const usage = `npm run prove -- <${Object.keys(proofs).join('|')}> [--cases N, or --rounds N] [--seed S] [--engine embedded|neo4j] [--json]`;

function wrongUsage(why: string): never {
  console.error(`${why}\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        cases: { type: 'string' },
        rounds: { type: 'string' },
        seed: { type: 'string' },
        engine: { type: 'string', default: 'embedded' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error));
  }
}

const whole = (name: string, given: string | undefined, otherwise: number) => {
  if (given === undefined) return otherwise;
  const value = Number(given);
  return Number.isSafeInteger(value) && value >= 0 ? value : wrongUsage(`--${name} takes a whole number`);
};

const { values, positionals } = readArguments();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const [name = '', ...rest] = positionals;
const find = proofs[name];
if (!find || rest.length > 0) wrongUsage(name ? `There is no proof called ${positionals.join(' ')}.` : 'Which proof?');
const { engine } = values;
if (engine !== 'embedded' && engine !== 'neo4j') wrongUsage('--engine is embedded or neo4j');

const { proof } = await find();
if (!proof.engines.includes(engine)) wrongUsage(`${name} runs on ${proof.engines.join(', ')} only`);
const seed = whole('seed', values.seed, Math.floor(Math.random() * 2 ** 31));
const cases = whole('cases', values.cases ?? values.rounds, proof.usualCases);
// Words go to stderr, so that stdout holds the one line of --json and nothing else.
const say = (words: string) => console.error(words);

say(`${name} on ${engine}: ${cases} cases, seed ${seed}`);
const { ran, wrong } = await proof.run({ cases, seed, engine, say });
if (values.json) console.log(JSON.stringify({ prove: name, engine, cases: ran, wrong: wrong.length, seed }));
for (const each of wrong) say(`WRONG ${each}`);
const again = `npm run prove -- ${name} --engine ${engine} --cases ${cases} --seed ${seed}`;
say(wrong.length > 0 ? `${wrong.length} wrong in ${ran} cases; again with: ${again}` : `${ran} cases, 0 wrong`);
process.exitCode = wrong.length > 0 ? 1 : 0;
