// Benchmarks by name: `npm run bench -- <name> [--only FIGURE] [--rounds N] [--json]`. Each checks its answers before it times.
import { cpus, platform } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { paired, rounded } from './bench.ts';

const benches: Readonly<Record<string, () => Promise<{ bench: Bench }>>> = {
  credentials: () => import('./credentials.ts'),
  graph: () => import('./graph.ts'),
  import: () => import('./import.ts'),
  looks: () => import('./looks.ts'),
  refused: () => import('./refused.ts'),
  search: () => import('./search.ts'),
};
const usage = `npm run bench -- <${Object.keys(benches).join('|')}> [--only FIGURE] [--rounds N] [--json]`;

function stopWith(why: string, code: number): never {
  console.error(why);
  process.exit(code);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        rounds: { type: 'string' },
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\n${usage}`, 2);
  }
}

const { values, positionals } = readArguments();
const [name = ''] = positionals;
const asked = values.rounds === undefined ? undefined : Number(values.rounds);
if (values.help) stopWith(usage, 0);
const load = benches[name];
if (!load || positionals.length !== 1 || !(asked === undefined || (Number.isSafeInteger(asked) && asked > 0))) stopWith(usage, 2);

const { bench } = await load();
const [{ model = 'an unknown processor' } = {}, ...others] = cpus();
console.error(`${1 + others.length} × ${model.trim()}, Node ${process.version}, ${platform()}`);
const stage = await bench.prepare((words) => console.error(words));
try {
  for (const measure of stage.measures ?? []) {
    if (values.only !== undefined && values.only !== measure.name) continue;
    console.error(`${measure.name}: ${measure.about}`);
    for (const { value, is, atMost } of await measure.run()) {
      const shown = rounded(is);
      if (values.json) console.log(JSON.stringify({ bench: name, figure: measure.name, value, is: shown, atMost }));
      const wanted = atMost === undefined ? '' : ` (at most ${atMost} is wanted: ${is <= atMost ? 'met' : 'MISSED'})`;
      console.error(`  ${shown} ${value}${wanted}`);
    }
  }
  for (const figure of stage.figures) {
    if (values.only !== undefined && values.only !== figure.name) continue;
    const rounds = asked ?? figure.rounds ?? 10;
    await figure.check();
    const result = await paired(figure, rounds);
    const { ours, baseline, ratio } = result;
    const { unit, better } = figure;
    if (values.json) console.log(JSON.stringify({ bench: name, figure: figure.name, ours, baseline, ratio, unit, rounds }));
    const times = better === 'faster' ? 'times as fast' : 'times as long';
    console.error(
      `${figure.name}: ${ours} ${unit} against ${baseline}, ${ratio} ${times} [${result.least}–${result.most}] over ${rounds} rounds: ${figure.about}`,
    );
  }
} catch (error) {
  stopWith(`No figure, because an answer was wrong: ${error instanceof Error ? error.message : String(error)}`, 1);
} finally {
  await stage.leave();
}
