import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = join(import.meta.dirname, '..', '..', 'node_modules');

/**
 * The command that runs a program of an installed package under this very Node; started by name it
 * would take any Node, and on Windows a shell. Throws when the package is not installed.
 */
export function toToolCommand(packageName: string, args: readonly string[] = []): string[] {
  const folder = join(modules, packageName);
  const manifest: { bin?: string | Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const { bin } = manifest;
  const file = typeof bin === 'string' ? bin : Object.values(bin ?? {})[0];
  if (file === undefined) throw new Error(`The package ${packageName} has no program.`);
  return [process.execPath, join(folder, file), ...args];
}
