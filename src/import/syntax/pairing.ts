/** Opening halves that wait for their closing ones. */
export interface OpenHalves<T> {
  open: (name: string, half: T) => void;
  /** Takes away the nearest one of a name, or of all without a name, and those within it. */
  close: (name?: string) => T | undefined;
}

/** A stack of opening halves, which finds one by its name without searching. */
export function toOpenHalves<T>(): OpenHalves<T> {
  const halves: { name: string; half: T }[] = [];
  const places = new Map<string, number[]>();
  return {
    open(name, half) {
      const known = places.get(name);
      if (known) known.push(halves.length);
      else places.set(name, [halves.length]);
      halves.push({ name, half });
    },
    close(name) {
      const index = name === undefined ? halves.length - 1 : (places.get(name)?.at(-1) ?? -1);
      const closed = halves[index];
      if (!closed) return undefined;
      for (const inner of halves.splice(index)) places.get(inner.name)?.pop();
      return closed.half;
    },
  };
}
