import { InvalidArgumentError } from 'commander';

/** Reads a TCP port from an option or the environment; 0 asks for any free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Write a port between 0 and 65535.');
}

/** The sentence for a server that could not start. */
export function describeListenError(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use, perhaps by another hub. Choose one: PORT=${port + 1} npm start`;
  }
  if (code === 'EACCES')
    return `Port ${port} is not yours to use. Choose one above 1023: PORT=4321 npm start`;
  return `The server could not start: ${error instanceof Error ? error.message : String(error)}`;
}
