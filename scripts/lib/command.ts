import { existsSync, statSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { didYouMean } from '#core/problem.ts';
import { isWebUrl } from '#core/urls.ts';

/** A folder that must be there. */
export function parseFolder(value: string): string {
  if (!existsSync(value) || !statSync(value).isDirectory())
    throw new InvalidArgumentError(`There is no folder ${value}.`);
  return value;
}

/** A file that must be there. */
export function parseFile(value: string): string {
  if (!existsSync(value) || !statSync(value).isFile())
    throw new InvalidArgumentError(`There is no file ${value}.`);
  return value;
}

/** A file or a folder that must be there. */
export function parsePath(value: string): string {
  if (!existsSync(value)) throw new InvalidArgumentError(`There is nothing at ${value}.`);
  return value;
}

/** A web address. */
export function parseWebUrl(value: string): string {
  if (!isWebUrl(value))
    throw new InvalidArgumentError('Write a web address that starts with https://.');
  return value;
}

/** One of a few words. */
export const parseChoice = (choices: readonly string[]) => (value: string) => {
  if (!choices.includes(value))
    throw new InvalidArgumentError(
      `There is no "${value}".${didYouMean(value, choices) || ` Use ${choices.join(', ')}.`}`,
    );
  return value;
};

/** An ISO day. */
export function parseDay(value: string): string {
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(value) ||
    Number.isNaN(Date.parse(value)) ||
    new Date(value).toISOString().slice(0, 10) !== value
  ) {
    throw new InvalidArgumentError('Write a day, like 2026-11-22.');
  }
  return value;
}

/** Runs a command: its number is the exit code, an exception one sentence. `POTLUCK_DEBUG=1` shows the stack. */
export async function runCommand<Options extends object>(
  command: Command,
  action: (options: Options) => Promise<number>,
): Promise<void> {
  try {
    process.exitCode = await action(command.parse().opts<Options>());
  } catch (error) {
    if (process.env.POTLUCK_DEBUG) throw error;
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
