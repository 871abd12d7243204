// Owns what the slots of a message count for an article: which programme it is about and which side of it.
import { ASPECT_CODES, type AspectCode, PROGRAMME_CODES, type ProgrammeCode } from '../model.ts';
import type { Slots } from './slots.ts';

/** How much each sign counts beside likeness (1). Fitted on the development half of test/fixtures/questions-dev.yaml. */
export const WEIGHTS = {
  told: 0.45,
  synonyms: 0.3,
  exact: 2,
  learnt: 2.2,
  programme: 0.15,
  otherProgramme: 0.6,
  kin: 0.74,
  generalAspect: 0.06,
  generalInTalk: 0.3,
  aspect: 0.1,
  nextAspect: 0.6,
  talk: 1.6,
  linked: 0.03,
};

/** Programmes residents do not keep apart: naming one is half a name of the other. */
const KIN: Partial<Record<ProgrammeCode, readonly ProgrammeCode[]>> = {
  dibao: ['dibao_single', 'near_dibao', 'gradual_exit'],
  dibao_single: ['dibao'],
  near_dibao: ['dibao'],
  gradual_exit: ['dibao'],
  disability_living: ['disability_nursing'],
  disability_nursing: ['disability_living'],
  orphan: ['unsupported_child'],
  unsupported_child: ['orphan'],
  rigid_hardship: ['temporary_aid'],
};

/** Programmes so near that a question on one is often answered by another. */
export const kinOf = (programme: ProgrammeCode): readonly ProgrammeCode[] => KIN[programme] ?? [];

/** Sides one article often answers together: who asks where to go is helped by how it is done, and the other way round. */
const NEXT_TO: Partial<Record<AspectCode, AspectCode>> = { how: 'where', where: 'how', steps: 'how' };

/** The number of a programme or a side, as the arrays of signs count them. */
export const numberOfProgramme = numbering(PROGRAMME_CODES);
export const numberOfAspect = numbering(ASPECT_CODES);

const GENERAL = numberOfProgramme('general');

const kinNumbers = PROGRAMME_CODES.map((code) => (KIN[code] ?? []).map(numberOfProgramme));
/** For every side those that are helped by being next to it. */
const neighboursOf = ASPECT_CODES.map((code) =>
  ASPECT_CODES.filter((other) => NEXT_TO[other] === code).map(numberOfAspect),
);

/** What the slots of one message count. The next reading reuses the arrays. */
export interface Signs {
  read(slots: Slots, talk: ProgrammeCode | undefined): void;
  /** For an article about programme `programme` and side `aspect`, given by number. */
  ofProgramme(programme: number, aspect: number): number;
  ofAspect(aspect: number): number;
}

/** Signs to be read again and again: they are summed up for every article, so nothing is looked up by name then. */
export function createSigns(): Signs {
  const certainties = new Float64Array(PROGRAMME_CODES.length);
  const programmes = new Float64Array(PROGRAMME_CODES.length);
  const aspects = new Float64Array(ASPECT_CODES.length);
  let general = 0;

  return {
    read(slots, talk) {
      const named = withTalk(slots.programmes, talk);
      general = named === slots.programmes ? 0 : -WEIGHTS.generalInTalk;
      readProgrammes(named, certainties, programmes);
      readAspects(slots.aspects, aspects);
    },
    ofProgramme: (programme, aspect) =>
      programme === GENERAL
        ? general + WEIGHTS.generalAspect * (aspects[aspect] as number)
        : (programmes[programme] as number),
    ofAspect: (aspect) => WEIGHTS.aspect * (aspects[aspect] as number),
  };
}

/** A programme named now beats the one under talk. */
function withTalk(
  named: ReadonlyMap<ProgrammeCode, number>,
  talk: ProgrammeCode | undefined,
): ReadonlyMap<ProgrammeCode, number> {
  if (talk === undefined || Math.max(0, ...named.values()) >= 0.9) return named;
  return new Map([...named, [talk, Math.max(WEIGHTS.talk, named.get(talk) ?? 0)]]);
}

function readProgrammes(
  named: ReadonlyMap<ProgrammeCode, number>,
  certainties: Float64Array,
  signs: Float64Array,
): void {
  certainties.fill(0);
  let highest = 0;
  for (const [code, certainty] of named) {
    const at = numberOfProgramme(code);
    highest = Math.max(highest, certainty);
    raise(certainties, at, certainty);
    for (const kin of kinNumbers[at] as number[]) raise(certainties, kin, WEIGHTS.kin * certainty);
  }
  for (let i = 0; i < signs.length; i++) {
    const certainty = certainties[i] as number;
    signs[i] = WEIGHTS.programme * certainty - WEIGHTS.otherProgramme * (highest - certainty);
  }
}

function readAspects(asked: ReadonlyMap<AspectCode, number>, signs: Float64Array): void {
  signs.fill(0);
  for (const [code, certainty] of asked) {
    const at = numberOfAspect(code);
    raise(signs, at, certainty);
    for (const next of neighboursOf[at] as number[]) raise(signs, next, WEIGHTS.nextAspect * certainty);
  }
}

function raise(values: Float64Array, at: number, value: number): void {
  if (value > (values[at] as number)) values[at] = value;
}

function numbering<Code>(codes: readonly Code[]): (code: Code) => number {
  const numbers = new Map(codes.map((code, i) => [code, i]));
  return (code) => numbers.get(code) as number;
}
