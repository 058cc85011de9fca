// @ts-check
// The one door for every npm command. Plain JavaScript without dependencies, because it runs
// before anything is installed and on Nodes that cannot read TypeScript.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');

await main(process.argv.slice(2));

/** @param {string[]} args */
async function main([command, ...rest]) {
  if (!command || !commands().includes(command)) {
    const known = commands().join(', ');
    fail(
      command ? `There is no command "${command}". There are: ${known}.` : `Name one: ${known}.`,
    );
  }
  if (!isInstalled()) await install();
  const { node, flags } = chooseNode();
  const script = join(root, 'scripts', `${command}.ts`);
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter);
  const env = { ...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: '1' };
  const child = spawn(node, [...flags, script, ...rest], { cwd: root, stdio: 'inherit', env });
  process.exitCode = await exitOf(child);
}

/** Every command is a script beside this file. */
function commands() {
  return readdirSync(join(root, 'scripts'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

/**
 * Compares what npm says it installed with the lock, because times of files change with every
 * checkout. Packages for other platforms are optional and may be missing.
 */
function isInstalled() {
  const installed = readPackages(join(modules, '.package-lock.json'));
  const locked = readPackages(join(root, 'package-lock.json'));
  if (!locked)
    return fail('package-lock.json is missing. Restore it: git checkout package-lock.json');
  if (!installed) return false;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = installed[path];
    return found ? found.version === entry.version : Boolean(entry.optional || entry.peer);
  });
}

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, peer?: boolean }} LockEntry
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  console.log(
    'Installing what Potluck needs (npm ci). This happens once, and takes a minute or so …',
  );
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  const [npm, prefix, shell] = chooseNpm();
  const args = [...prefix, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn(npm, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], shell });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  const timer = setInterval(() => console.log(`  still installing, ${seconds()}`), 10_000);
  // npm takes its time to end, and the next run starts over from an empty folder anyway.
  const code = await exitOf(child, 'SIGKILL');
  clearInterval(timer);
  if (child.signalCode) fail('Stopped before everything was installed. Run this again to go on.');
  if (code !== 0) {
    // npm goes on with its manual; the reason stands at the top.
    console.error(errors.trim().split('\n').slice(0, 15).join('\n'));
    fail(
      'npm ci failed, so nothing was started. Mend what stands above (often the network), then run this again.',
    );
  }
  console.log(`Installed in ${seconds()}.\n`);
}

/** @returns {[command: string, args: string[], shell: boolean]} */
function chooseNpm() {
  const path = process.env.npm_execpath ?? '';
  if (basename(path) === 'npm-cli.js' && existsSync(path)) return [process.execPath, [path], false];
  return process.platform === 'win32' ? ['npm.cmd', [], true] : ['npm', [], false];
}

/** The Node that npm installed for us, or the running one where it was left out (npm ci --ignore-scripts). */
function chooseNode() {
  for (const name of ['node', 'node.exe']) {
    const own = join(modules, 'node', 'bin', name);
    // It may be there and not start: a file without its libraries, or one for another system.
    if (existsSync(own) && spawnSync(own, ['--version']).status === 0)
      return { node: own, flags: [] };
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) {
    const features = /** @type {{ typescript?: unknown }} */ (process.features);
    return {
      node: process.execPath,
      flags: features.typescript ? [] : ['--experimental-strip-types', '--no-warnings'],
    };
  }
  return fail(
    `This is Node ${process.versions.node}, and the Node 24 that comes with Potluck was not installed. ` +
      'Run "npm ci --ignore-scripts=false", or use Node 24.',
  );
}

/**
 * Waits for a child, passes on what ends us, and returns its exit code; 128 and the signal's number
 * when a signal ended it.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [instead] what the child gets in place of the signal that ends us
 * @returns {Promise<number>}
 */
function exitOf(child, instead) {
  const signals = /** @type {const} */ ({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 });
  const names = /** @type {(keyof typeof signals)[]} */ (Object.keys(signals));
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    // On a terminal Ctrl-C reaches the child by itself; a second one would mean "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(instead ?? signal);
  };
  for (const name of names) process.on(name, pass);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`Could not start ${child.spawnfile}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code, signal) => {
      for (const name of names) process.off(name, pass);
      resolve(
        code ?? (signal && signal in signals ? signals[/** @type {'SIGHUP'} */ (signal)] : 1),
      );
    });
  });
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
