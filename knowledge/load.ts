// Owns turning the knowledge folder into what the office serves from, or refusing with every fault by file and line.
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Base, baseFiles, KNOWLEDGE_ROOT, readBase } from './base.ts';
import { referenceFaults } from './check/references.ts';
import type { County } from './jurisdictions/schema.ts';
import type { Article, Fault, Knowledge, LocalStandard, Source, Standard } from './model.ts';
import type { Shelf } from './shelf.ts';
import { createStandards, regionsOf } from './standards.ts';

/** Thrown when the base is broken and must not be served; `message` lists every fault, one a line. */
export class KnowledgeFaults extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line} ${fault.message}`).join('\n'));
    this.name = 'KnowledgeFaults';
    this.faults = faults;
  }
}

/**
 * Reads the whole base for one county. Articles of other regions are read and checked but left out. With a shelf, a base that
 * was read and found without fault before is not read again while no file of it has changed.
 * @throws KnowledgeFaults with every fault of shape and of reference; editorial faults are `checkKnowledge`'s.
 */
export function loadKnowledge({
  root = KNOWLEDGE_ROOT,
  county,
  shelf,
}: {
  root?: string;
  county: County;
  shelf?: Shelf | undefined;
}): Knowledge {
  const name = shelf && nameOf(root, county);
  const kept = name && shelf.find(name);
  if (kept) return together(JSON.parse(Buffer.from(kept).toString()) as Values, county);
  const base = readBase(root);
  const faults = [...base.faults, ...referenceFaults(base, county)];
  if (faults.length > 0) throw new KnowledgeFaults(faults);
  const values = valuesOf(base);
  if (name) shelf.keep(name, Buffer.from(JSON.stringify(values)));
  return together(values, county);
}

/** What a base without faults amounts to for a county. */
export const assemble = (base: Base, county: County): Knowledge => together(valuesOf(base), county);

/** A base without where it is written. */
interface Values {
  readonly articles: readonly Article[];
  readonly sources: readonly Source[];
  readonly national: readonly Standard[];
  readonly provincial: readonly Standard[];
  readonly local: readonly LocalStandard[];
}

const valuesOf = ({ articles, sources, national, provincial, local }: Base): Values => ({
  articles: articles.map(({ value }) => value),
  sources: sources.map(({ value }) => value),
  national: national.map(({ value }) => value),
  provincial: provincial.map(({ value }) => value),
  local: local.map(({ value }) => value),
});

/** The files by path, time and size, and the county whose figures they were checked with. */
function nameOf(root: string, county: County): string {
  const marks = baseFiles(root).map((file) => {
    const { mtimeMs, size } = statSync(join(root, file));
    return [file, mtimeMs, size];
  });
  const made = createHash('sha256').update(JSON.stringify([root, marks, county]));
  return `base-${made.digest('hex')}`;
}

function together(
  { articles: all, sources, national, provincial, local }: Values,
  county: County,
): Knowledge {
  const regions = new Set(regionsOf(county.code));
  const articles = all.filter(({ region }) => regions.has(region));
  return {
    articles,
    articlesById: new Map(articles.map((article) => [article.id, article])),
    sources: new Map(sources.map((source) => [source.id, source])),
    standards: createStandards(
      [...national, ...provincial.filter(({ region }) => regions.has(region))],
      county,
      local,
    ),
    county,
  };
}
