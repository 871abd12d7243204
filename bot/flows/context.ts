// What steps may look at while they parse: the county and its places, the standards, the day. Nothing to write with.
import type { Day } from '../../knowledge/casework/types.ts';
import type { County } from '../../knowledge/jurisdictions/schema.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import type { Gazetteer } from '../../knowledge/places/gazetteer.ts';
import type { Guides } from '../../knowledge/programmes/guides.ts';
import type { AskStep, Flow, Step } from '../flow.ts';

export interface TalkContext {
  county: County;
  gazetteer: Gazetteer;
  knowledge: Knowledge;
  guides: Guides;
  today: Day;
}

export type TalkStep = Step<TalkContext>;
export type TalkAsk = AskStep<TalkContext>;
export type TalkFlow = Flow<TalkContext>;
