import { existsSync } from 'node:fs';
import path from 'node:path';
import { readSource } from '#ingest/source.ts';
import type { Planned } from './plan.ts';

/** Gives each file its own slug, each old address one file, in the order of the files, and each its topics. */
export function settlePlans(
  kind: string,
  plans: Planned[],
  seen: ReadonlyMap<string, { count: number }>,
): void {
  for (const plan of plans) chooseTopics(plan, seen);
  const slugs = new Map<string, string>();
  for (const plan of plans) {
    const holder = slugs.get(plan.slug);
    if (holder !== undefined) {
      const wanted = plan.slug;
      for (let count = 2; slugs.has(plan.slug); count += 1) plan.slug = `${wanted}-${count}`;
      plan.notes.push(`The name "${wanted}" is taken by ${holder}: this one is ${plan.slug}.`);
    }
    slugs.set(plan.slug, plan.file);
  }
  const taken = new Map(plans.map(({ slug, file }) => [`/${kind}/${slug}/`, file]));
  for (const plan of plans) {
    const own = `/${kind}/${plan.slug}/`;
    plan.aliases = [...new Set(plan.aliases)].filter((alias) => {
      const page = alias.replace(/\/?$/, '/');
      const holder = taken.get(page);
      if (page === own || holder === plan.file) return false;
      if (holder === undefined) taken.set(page, plan.file);
      else plan.notes.push(`The old address ${alias} already leads to ${holder}.`);
      return holder === undefined;
    });
  }
}

/** An entry has at most five topics: those that most entries share. */
function chooseTopics(plan: Planned, seen: ReadonlyMap<string, { count: number }>): void {
  const byCount = plan.topics.toSorted(
    (a, b) => (seen.get(b)?.count ?? 0) - (seen.get(a)?.count ?? 0),
  );
  const left = byCount.slice(5);
  if (left.length === 0) return;
  plan.topics = plan.topics.filter((id) => !left.includes(id));
  plan.notes.push(`An entry has at most five topics. Left out: ${left.join(', ')}.`);
}

/**
 * Gives a plan another name when the hub has another text of that name. A text of the same day,
 * of the same title, or with one of the same old addresses came from the same file.
 */
export async function avoidOthers(into: string, kind: string, plans: Planned[]): Promise<void> {
  for (const plan of plans) {
    const wanted = plan.slug;
    for (let count = 2; await isOther(into, `${kind}/${plan.slug}.md`, kind, plan); count += 1)
      plan.slug = `${wanted}-${count}`;
    if (plan.slug !== wanted)
      plan.notes.push(`The hub has another ${wanted}: this one is ${plan.slug}.`);
  }
}

async function isOther(into: string, file: string, kind: string, plan: Planned): Promise<boolean> {
  if (!existsSync(path.join(into, file))) return false;
  const { source } = await readSource(into, kind, file);
  const { title, date, aliases } = source?.yaml.data ?? {};
  const theirs = Array.isArray(aliases) ? aliases : [];
  const isSame =
    date === plan.date ||
    (title !== undefined && title === plan.title) ||
    plan.aliases.some((alias) => theirs.includes(alias));
  return !isSame;
}
