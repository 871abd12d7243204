// Owns turning the knowledge folder into what the office serves from, or refusing with every fault by file and line.
import { type Base, KNOWLEDGE_ROOT, readBase } from './base.ts';
import { referenceFaults } from './check/references.ts';
import type { County } from './jurisdictions/schema.ts';
import type { Fault, Knowledge } from './model.ts';
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
 * Reads the whole base for one county. Articles of other regions are read and checked but left out.
 * @throws KnowledgeFaults with every fault of shape and of reference; editorial faults are `checkKnowledge`'s.
 */
export function loadKnowledge({
  root = KNOWLEDGE_ROOT,
  county,
}: {
  root?: string;
  county: County;
}): Knowledge {
  const base = readBase(root);
  const faults = [...base.faults, ...referenceFaults(base, county)];
  if (faults.length > 0) throw new KnowledgeFaults(faults);
  return assemble(base, county);
}

/** What a base without faults amounts to for a county. */
export function assemble(base: Base, county: County): Knowledge {
  const regions = new Set(regionsOf(county.code));
  const articles = base.articles.map(({ value }) => value).filter((article) => regions.has(article.region));
  return {
    articles,
    articlesById: new Map(articles.map((article) => [article.id, article])),
    sources: new Map(base.sources.map(({ value }) => [value.id, value])),
    standards: createStandards(
      [...base.national, ...base.provincial.filter(({ value }) => regions.has(value.region))].map(
        ({ value }) => value,
      ),
      county,
      base.local.map(({ value }) => value),
    ),
    county,
  };
}
