import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { ApiRecord, ApiShard } from '#core/api.ts';
import { shardPath } from '#core/api-record.ts';
import type { Item } from '#core/item.ts';
import { markdownPath } from '#core/urls.ts';
import { nodesOf, parseMarkdown } from '#import/edit.ts';
import { type BuiltSite, fileOf, type Finding, itemsOn, readText, type Rule } from './site.ts';

const folder = 'api/v1/';

/** Every entry is in the API as its schemas say, and has its text as Markdown. */
export const data: Rule = async (site) => {
  const validators = await readSchemas(site);
  return [
    ...(await judgeFile(site, `${folder}index.json`, validators.get('index'))),
    ...(await judgeShards(site, validators)),
    ...(await judgeTwins(site)),
  ];
};

/** By name; undefined for a schema that is not there. */
type Validators = ReadonlyMap<string, ValidateFunction>;

/** Published schemas by name, read by a validator that has no part in writing them. */
async function readSchemas(site: BuiltSite): Promise<Validators> {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: fullFormats });
  const known = new Map<string, ValidateFunction>();
  for (const file of site.files.filter((name) => name.startsWith(`${folder}schemas/`))) {
    const schema = JSON.parse(await readText(site.folder, file)) as object;
    known.set(file.slice(`${folder}schemas/`.length, -'.json'.length), ajv.compile(schema));
  }
  return known;
}

async function judgeFile(
  site: BuiltSite,
  file: string,
  validate: ValidateFunction | undefined,
): Promise<Finding[]> {
  if (!site.files.includes(file)) return [{ file, message: 'This file of the API is missing.' }];
  return judge(file, 'It', JSON.parse(await readText(site.folder, file)), validate);
}

function judge(
  file: string,
  what: string,
  value: unknown,
  validate: ValidateFunction | undefined,
): Finding[] {
  if (!validate) return [{ file, message: `${what} has no published schema.` }];
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => ({
    file,
    message: `${what} does not fit its schema: ${instancePath} ${message}.`,
  }));
}

async function judgeShards(site: BuiltSite, validators: Validators): Promise<Finding[]> {
  const findings: Finding[] = [];
  const told = new Map<string, ApiRecord[]>();
  for (const file of site.files.filter(isShard)) {
    findings.push(...(await judgeFile(site, file, validators.get('shard'))));
    const { records } = JSON.parse(await readText(site.folder, file)) as ApiShard;
    for (const record of records) {
      told.set(record.key, [...(told.get(record.key) ?? []), record]);
      findings.push(
        ...judge(
          file,
          `The front matter of ${record.key}`,
          record.fields,
          validators.get(record.kind),
        ),
      );
      if (!site.community.byKey.has(record.key))
        findings.push({ file, message: `${record.key} is not public.` });
    }
  }
  return [
    ...findings,
    ...site.community.items.flatMap((item) => judgeRecords(site, item, told.get(item.key) ?? [])),
  ];
}

const isShard = (file: string) =>
  file.startsWith(folder) && file.split('/').length === 4 && !file.startsWith(`${folder}schemas/`);

function judgeRecords({ origin, kinds }: BuiltSite, item: Item, records: ApiRecord[]): Finding[] {
  const file = shardPath(item).slice(1);
  const [record] = records;
  if (!record || records.length > 1)
    return [{ file, message: `${item.key} is in the API ${records.length} times, not once.` }];
  const kind = kinds[item.kind];
  const url = kind?.host || kind?.surfaces.includes('page') ? origin + item.href : undefined;
  return record.title === item.title && record.url === url
    ? []
    : [{ file, message: `The record of ${item.key} has another title or address than its page.` }];
}

/** What is wrong with the links and pictures of a text: it is read far from the hub. */
function judgeAddresses(text: string): string[] {
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '');
  return nodesOf(parseMarkdown(body)).flatMap(({ node }) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return [];
    if (!/^https?:\/\//.test(node.url)) return [`The address "${node.url}" is not absolute.`];
    return [];
  });
}

async function judgeTwins(site: BuiltSite): Promise<Finding[]> {
  const files = new Set(site.files);
  const results = itemsOn(site, 'page').map(async ({ key, href }): Promise<Finding[]> => {
    const file = fileOf(site, markdownPath(href)) ?? '';
    if (!files.has(file)) return [{ file, message: `The text of ${key} as Markdown is missing.` }];
    const text = await readText(site.folder, file);
    return judgeAddresses(text).map((message) => ({ file, message }));
  });
  return (await Promise.all(results)).flat();
}
