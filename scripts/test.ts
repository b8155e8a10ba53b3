// The whole suite in one command: every step is run, even after one fails, and the last line sums them all.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

type Counts = { passed: number; failed: number; skipped: number };
/** What a step came to, and a line or two about each thing in it that failed. */
type Outcome = Counts & { failures: string[] };
type Step = { name: string; about: string; run: () => Promise<Outcome> };
/** What is read of vitest's JSON report. */
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

const scratch = mkdtempSync(join(tmpdir(), 'skillweave-test-'));
const bin = (name: string) => join('node_modules', '.bin', name);

/** Runs a program to its end, its words passed on; answers with its exit code (a signal counts as 1). */
function runToEnd(command: string, args: string[], cwd?: string): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...(cwd ? { cwd } : {}) });
    child.on('error', (error) => (console.error(`${command} did not start: ${error.message}`), done(1)));
    child.on('close', (code) => done(code ?? 1));
  });
}

/** A step that is one check: its exit code is its verdict. */
const check = (name: string, about: string, [command, ...args]: [string, ...string[]], cwd?: string): Step => ({
  name,
  about,
  run: async () => {
    const code = await runToEnd(command, args, cwd);
    return code === 0
      ? { passed: 1, failed: 0, skipped: 0, failures: [] }
      : { passed: 0, failed: 1, skipped: 0, failures: [`${name}: ended with ${code}`] };
  },
});

/** A step of many tests; a run that ends badly without naming a failed test still counts as one failure. */
const tests = (name: string, about: string, extra: string[] = []): Step => ({
  name,
  about,
  run: async () => {
    const report = join(scratch, `${name}.json`);
    const code = await runToEnd(process.execPath, [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      name,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...extra,
    ]);
    const outcome = outcomeOf(report);
    return code !== 0 && outcome.failed === 0
      ? { ...outcome, failed: 1, failures: [`${name}: ended with ${code}, though no test of it failed`] }
      : outcome;
  },
});

function outcomeOf(path: string): Outcome {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: failuresIn(report),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [`${relative(scratch, path)}: no report was written`] };
  }
}

/** File, name and first words of each failed test, so that the end of a long log says what is red; a file that did not get as far as its tests is named with its own message. */
const failuresIn = (report: Report): string[] =>
  report.testResults.flatMap((file) => {
    const where = relative(process.cwd(), file.name);
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return file.status === 'failed' ? [`${where}\n    ${opening(file.message)}`] : [];
    return failed.map((test) => `${where} > ${test.fullName}\n    ${opening(test.failureMessages[0] ?? '')}`);
  });

const opening = (message: string): string => message.split('\n').slice(0, 2).join(' ').slice(0, 400);

const steps: Step[] = [
  check('format', 'prettier', [bin('prettier'), '--check', '--log-level=warn', '.']),
  check('lint', 'oxlint', [bin('oxlint'), '--deny-warnings', '.']),
  check('boundaries', 'who may import whom', [
    bin('depcruise'),
    '--config',
    '.dependency-cruiser.cjs',
    'packages',
    'scripts',
    'test',
  ]),
  check('unused', 'nothing is left over', [bin('knip')]),
  check('types-core', 'packages/core', [join('packages', 'core', bin('tsc')), '-p', 'packages/core', '--noEmit']),
  check('types-api', 'packages/api', [join('packages', 'api', bin('tsc')), '-p', 'packages/api', '--noEmit']),
  check('types-test', 'scripts and tests', [join('packages', 'api', bin('tsc')), '-p', 'tsconfig.json', '--noEmit']),
  check('types-portal', 'packages/portal', [join(process.cwd(), bin('pnpm')), 'run', 'check'], 'packages/portal'),
  tests('unit', 'rules, checks and servers'),
  tests('graph', 'questions on every engine at hand', ['--no-file-parallelism']),
  tests('portal', 'people with a browser and a keyboard', ['--no-file-parallelism']),
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
const unknown = positionals.filter((name) => !steps.some((step) => step.name === name));
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no step called ${unknown.join(', ')}.`);
  console.error(`npm test [-- STEP …]\nSteps: ${steps.map((step) => step.name).join(', ')}`);
  process.exit(values.help ? 0 : 2);
}

const chosen = positionals.length > 0 ? steps.filter((step) => positionals.includes(step.name)) : steps;
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const table: string[] = [];
const failures: string[] = [];
for (const step of chosen) {
  console.log(`\n── ${step.name}: ${step.about}`);
  const started = performance.now();
  const counts = await step.run();
  failures.push(...counts.failures);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  table.push(
    `${counts.failed > 0 ? 'FAILED' : 'ok    '}  ${step.name.padEnd(13)} ${String(counts.passed).padStart(5)} passed ${String(counts.failed).padStart(3)} failed ${String(counts.skipped).padStart(3)} skipped  ${seconds.padStart(6)} s`,
  );
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${table.join('\n')}\n`);
for (const failure of failures) console.log(`× ${failure}\n`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
