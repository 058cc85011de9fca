import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Command } from 'commander';
import { toToolCommand } from './lib/tool.ts';

new Command('npm run format')
  .description('Writes every file the way Prettier wants it, and applies the safe fixes of Biome.')
  .parse();

const commands = [
  toToolCommand('@biomejs/biome', ['lint', '--write']),
  toToolCommand('prettier', ['--write', '--log-level', 'warn', '.']),
];
for (const [program = '', ...args] of commands) {
  const cwd = join(import.meta.dirname, '..');
  const { status } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
