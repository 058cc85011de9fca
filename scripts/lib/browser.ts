import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Flags for a headless browser that runs as any user, in any container, and calls nobody. */
export const browserFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chrome, Chromium or Edge on this machine: `CHROME_PATH` first, then the usual places. */
function findBrowser(): string | undefined {
  return [process.env.CHROME_PATH, ...installedPaths(), ...onPath(), ...playwrightPaths()].find(
    (path) => path !== undefined && isProgram(path),
  );
}

/** The path of a browser, after installing one when there is none; throws a sentence when that fails. */
export async function requireBrowser(): Promise<string> {
  const wanted = process.env.CHROME_PATH;
  if (wanted && !isProgram(wanted)) {
    throw new Error(
      `CHROME_PATH is ${wanted}, and there is no program. Correct it, or unset it to let Potluck look.`,
    );
  }
  const found = findBrowser();
  if (found) return found;
  console.log('No Chrome, Chromium or Edge on this machine: installing Chromium …');
  for (const install of [installWithApt, installWithPlaywright]) {
    await install();
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'Chromium could not be installed. Install Chrome, Chromium or Edge, or set CHROME_PATH to the program.',
  );
}

function installedPaths(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const roots = ['/Applications', `${env.HOME ?? ''}/Applications`];
    return roots.flatMap((root) => apps.map((app) => `${root}/${app}.app/Contents/MacOS/${app}`));
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    const apps = ['Google\\Chrome\\Application\\chrome', 'Chromium\\Application\\chrome'];
    apps.push('Microsoft\\Edge\\Application\\msedge');
    return roots.flatMap((root) => (root ? apps.map((app) => `${root}\\${app}.exe`) : []));
  }
  return ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/opt/microsoft/msedge/msedge'];
}

function onPath(): string[] {
  if (process.platform === 'win32') return [];
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  names.push('microsoft-edge-stable', 'microsoft-edge');
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Playwright names only the full browser; its headless shell lies in the same cache. */
function playwrightPaths(): string[] {
  const full = chromium.executablePath();
  const cache = full.slice(0, Math.max(0, full.search(/chromium-\d+/)));
  const shells = foldersIn(cache).filter((name) => name.startsWith('chromium_headless_shell-'));
  const names = ['chrome-headless-shell', 'headless_shell'];
  if (process.platform === 'win32') names.push('chrome-headless-shell.exe');
  return [full].concat(
    shells.flatMap((shell) =>
      foldersIn(join(cache, shell)).flatMap((folder) =>
        names.map((name) => join(cache, shell, folder, name)),
      ),
    ),
  );
}

function foldersIn(folder: string): string[] {
  if (!folder || !existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function installWithApt(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (await run('apt-get', ['update', '-q'], env)) {
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], env);
  }
}

async function installWithPlaywright(): Promise<void> {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const cli = join(dirname(manifest), 'cli.js');
  await run(process.execPath, [cli, 'install', 'chromium-headless-shell'], process.env);
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
