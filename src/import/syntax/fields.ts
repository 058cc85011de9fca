/** Text of a scalar in front matter by its dotted path; undefined for anything else. */
export function getScalar(fields: Record<string, unknown>, path: string): string | undefined {
  const value = path
    .split('.')
    .reduce<unknown>(
      (found, key) => (isRecord(found) && Object.hasOwn(found, key) ? found[key] : undefined),
      fields,
    );
  return /^(?:string|number|boolean)$/.test(typeof value) ? String(value) : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
