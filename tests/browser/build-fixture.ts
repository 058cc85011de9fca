import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Where the fixture hub is built for the tests of this folder. */
export const fixtureOut = path.resolve('.cache/fixture-hub');

/** Builds the fixture hub once, with the real command, before any browser test. */
export default function setup() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      'scripts/build-site.ts',
      '--content',
      'tests/fixtures/hub',
      '--out',
      fixtureOut,
      '--as-of',
      '2026-11-22',
      '--site',
      'https://fixture.example.com',
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The fixture hub does not build:\n${stdout}${stderr}`);
}
