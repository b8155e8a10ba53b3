// Before any npm script: installs what is missing, builds what is stale, finds a browser when tests want one.
// Plain JavaScript without dependencies, for Node 20: it runs before anything is installed, and brings the newer Node itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const wants = new Set(process.argv.slice(2));
const bin = join(root, 'node_modules', '.bin');
const stampFile = join('node_modules', '.setup.json');
const stamp = readStamp();

checkMachine();
step('install', hashOf(['pnpm-lock.yaml', 'package.json', 'pnpm-workspace.yaml']), () => {
  const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'));
  run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    failed: 'Installing failed; the lines above say why. The first time needs a network. Mend it, then try again.',
  });
});
if (wants.has('--build')) {
  const sources = [
    ...filesUnder('packages/portal'),
    ...filesUnder('packages/core/src'),
    'packages/api/schema.graphql',
    'pnpm-lock.yaml',
  ];
  const missing = !existsSync('packages/portal/build/handler.js');
  step('build', missing ? null : hashOf(sources), () => {
    run(join(bin, 'pnpm'), ['--dir', 'packages/portal', 'run', 'build'], {
      failed: 'Building the portal failed; the lines above say where.',
    });
    return hashOf(sources);
  });
}
if (wants.has('--browser')) findBrowser();

/** Runs `work` unless it ran for the same `hash` before; what `work` returns, if anything, is the hash to remember. */
function step(name, hash, work) {
  if (hash !== null && stamp[name] === hash) return;
  const begun = Date.now();
  console.error(`${name} …`);
  stamp[name] = work() ?? hash;
  mkdirSync('node_modules', { recursive: true });
  writeFileSync(stampFile, `${JSON.stringify(stamp)}\n`);
  console.error(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

function checkMachine() {
  const { platform, arch, version, report } = process;
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) {
    if (report.getReport().header.glibcVersionRuntime) return;
    stop(
      'This Linux has no glibc (Alpine, perhaps), for which neither our Node nor the embedded graph has a build. Use a Debian, Ubuntu or Fedora.',
    );
  }
  if (major > 22 || (major === 22 && minor >= 19)) return;
  stop(
    `On ${platform} ${arch} we cannot bring Node with us. Install Node 24 (22.19 is the oldest that works; this is ${version}), then try again.`,
  );
}

function findBrowser() {
  const { CHROMIUM } = process.env;
  if (CHROMIUM)
    return existsSync(CHROMIUM)
      ? undefined
      : stop(`CHROMIUM names ${CHROMIUM}, which is not there. For example: CHROMIUM=/usr/bin/chromium`);
  if (['/usr/bin/chromium', '/usr/bin/google-chrome'].some((path) => existsSync(path))) return;
  const root = process.getuid?.() === 0;
  if (!root || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get'))
    stop(
      'The tests drive a browser and found none. Install Chromium (Debian: apt install chromium fonts-dejavu-core), or set CHROMIUM to one.',
    );
  const failed =
    'Installing Chromium by apt failed. Install it by hand (apt install chromium fonts-dejavu-core), or set CHROMIUM to one.';
  const begun = Date.now();
  console.error('browser: installing Chromium by apt …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { failed, env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], { failed, env });
  console.error(`browser: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

/** Runs a program to its end, its words on stderr: stdout belongs to the command that was asked for. */
function run(command, args, { failed, env = {} }) {
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env, PATH: `${bin}${delimiter}${process.env.PATH}` },
  });
  if (error) stop(`${failed} (${command}: ${error.message})`);
  if (status !== 0) stop(failed);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    if (existsSync(file)) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  const made = ['node_modules', 'build', 'dist', 'generated', '.svelte-kit'];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !made.includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]));
}
