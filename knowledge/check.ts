// Owns the full inspection of the knowledge base: all that stops the server, and all that a good editor would mend.
import { KNOWLEDGE_ROOT, readBase } from './base.ts';
import { articleFaults, type FindFirst, sharedAsks, type Today, unreachable } from './check/articles.ts';
import { referenceFaults } from './check/references.ts';
import { standardFaults, undeclared } from './check/standards.ts';
import { assemble } from './load.ts';
import type { Fault } from './model.ts';
import { regionsOf } from './standards.ts';

export interface CheckOptions extends Today {
  /** How a resident's words find an article; without it nobody can say which articles are out of reach. */
  findFirst?: FindFirst | undefined;
}

/**
 * Every fault in the knowledge below `root`, sorted by file and line; empty for a base fit to be served.
 * `today` decides what is in force and what is due for review.
 */
export function checkKnowledge(root: string | undefined, options: CheckOptions): Fault[] {
  const folder = root ?? KNOWLEDGE_ROOT;
  const base = readBase(folder);
  const knowledge = assemble(base, options.county);
  const regions = new Set(regionsOf(options.county.code));
  const served = base.articles.filter(({ value }) => regions.has(value.region));
  const faults = [
    ...base.faults,
    ...referenceFaults(base, options.county),
    ...standardFaults(base),
    ...undeclared(base, options.county, folder),
    ...base.articles.flatMap((article) => articleFaults(article, knowledge, options)),
    ...sharedAsks(base.articles),
    ...(options.findFirst ? unreachable(served, options.findFirst) : []),
  ];
  return faults.sort((a, b) => compare(a.file, b.file) || a.line - b.line);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
