// `knowledge check`: every fault of the shipped knowledge, by file and line.
import { createAnswerer } from '../../knowledge/answer/answer.ts';
import { readBase } from '../../knowledge/base.ts';
import type { FindFirst } from '../../knowledge/check/articles.ts';
import { checkKnowledge } from '../../knowledge/check.ts';
import { checkGlossary } from '../../knowledge/glossary/check.ts';
import { type County, CountyError, listCounties, loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { KnowledgeFaults, loadKnowledge } from '../../knowledge/load.ts';
import type { Fault, IsoDate, Knowledge } from '../../knowledge/model.ts';
import { checkGuides } from '../../knowledge/programmes/check.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export interface KnowledgeToCheck {
  /** Ids of the packs the base is read for. */
  counties: readonly string[];
  today: IsoDate;
  /** Folder of the base; the one that ships when absent. */
  root?: string | undefined;
}

/** Prints `file:line message` for each fault and a closing line of counts; 1 when there is any. */
export function checkBase({ counties, today, root }: KnowledgeToCheck, terminal: Terminal): ExitCode {
  const faults = new Map<string, Fault>();
  const take = (found: readonly Fault[]) => {
    for (const fault of found) faults.set(`${fault.file}:${fault.line} ${fault.message}`, fault);
  };
  let wasReached = true;
  for (const id of counties) {
    const county = pack(id, take);
    if (!county) continue;
    const knowledge = servable(county, root);
    wasReached &&= knowledge !== undefined;
    take(checkKnowledge(root, { county, today, findFirst: knowledge && finder(knowledge, today) }));
    if (!knowledge) continue;
    take(checkGuides({ ...knowledge, today }));
    if (root === undefined) take(checkGlossary({ ...knowledge, today }));
  }
  for (const line of faults.keys()) terminal.say(line);
  if (!wasReached) {
    terminal.note(
      'Whether each article is found by its own questions is checked once the faults above are mended.',
    );
  }
  terminal.say(counted(root, counties, faults.size));
  return faults.size === 0 ? 0 : 1;
}

/** The packs asked for: one by name, every one, or the server's own. */
export function countiesAsked(
  own: string,
  asked: { county?: string | undefined; all?: boolean | undefined },
) {
  return asked.all ? listCounties() : [asked.county ?? own];
}

function pack(id: string, take: (faults: readonly Fault[]) => void): County | undefined {
  try {
    return loadCounty(id);
  } catch (error) {
    if (!(error instanceof CountyError)) throw error;
    take(error.faults);
    return undefined;
  }
}

/** The base as the server would serve it; undefined when it would refuse to, for faults checkKnowledge names. */
function servable(county: County, root: string | undefined): Knowledge | undefined {
  try {
    return loadKnowledge({ county, ...(root === undefined ? {} : { root }) });
  } catch (error) {
    if (error instanceof KnowledgeFaults) return undefined;
    throw error;
  }
}

function finder(knowledge: Knowledge, today: IsoDate): FindFirst {
  const answerer = createAnswerer(knowledge, { asOf: () => today });
  return (text) => answerer.findFirst(text)?.id;
}

function counted(root: string | undefined, counties: readonly string[], faults: number): string {
  const { articles, sources, national, local } = readBase(root);
  const asks = articles.reduce((sum, { value }) => sum + value.ask.length, 0);
  const kept = [
    `${articles.length} articles`,
    `${asks} asks`,
    `${sources.length} sources`,
    `${national.length} national standards`,
    `${local.length} local ones declared`,
  ];
  return `${counties.join(', ')}: ${kept.join(', ')}; ${faults} fault${faults === 1 ? '' : 's'}.`;
}
