// The greeting, and the replies that point to people: whom to speak to, whom to ring before anything else.

import { actsIn } from '../../knowledge/text/danger/acts.ts';
import { needIn } from '../../knowledge/text/danger/needs.ts';
import { numbersForBlows, partiesOf } from '../../knowledge/text/danger/parties.ts';
import type { Emergency } from '../../knowledge/text/emergency.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Said } from '../flow.ts';
import type { TalkFlow } from '../flows/context.ts';
import { bareNumbers, contactWords, emergencyWords } from '../hotlines.ts';
import type { Office } from '../office.ts';
import { afterDanger, aftermathIn, aftermathOf } from '../phrases/after-danger.ts';
import { loneChild } from '../phrases/lone-child.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { Reply, Talk, TalkIntent } from '../talk.ts';
import { dangerIn, NOT_HERS, told } from './danger-told.ts';
import { type Decided, type Message, pending, reply } from './message.ts';
import { menu } from './words.ts';

export function greeting({ county: { name, fictional } }: Office): Reply {
  return { text: zh.greeting(name, fictional), choices: menu };
}

/** A number to ring is no way to a person for whoever cannot hear it. */
const DEAF = /耳(?:朵)?(?:背|聋|不好|沉|不灵)|聋|听(?:不(?:清|见|到)|唔(?:清|到))/;

export function human({ office, said }: Message, talk: Talk): Decided {
  const { leave, no } = zh.humanChoices;
  return reply(talk, 'human', [
    {
      text: zh.human(contactWords(office.county), DEAF.test(said.text)),
      choices: [
        { label: leave, value: 'go:question' },
        { label: no, value: 'no' },
      ],
    },
  ]);
}

/** A life is at stake: the numbers to ring and what to do meanwhile, and then the errand in hand or the offer of help. */
export function emergency(
  message: Message,
  talk: Talk,
  flow: TalkFlow | undefined,
  heard: Emergency,
): Decided {
  const { said, context } = message;
  const { call, key, isHers } = callFor(message, talk, heard);
  const first: Reply = { text: MUTE.test(said.text) ? `${call}\n${zh.emergency.mute}` : call };
  // The errand in hand can wait; it is still there when the resident comes back to it.
  const rest = flow ? [{ text: zh.pendingAgain }, ...pending(message, talk, flow)] : [];
  const story = [talk.danger && talk.unanswered, said.raw].filter(Boolean).join('\n').slice(0, 1000);
  const noted =
    heard.kind === 'violence' && isHers === false ? told(talk, heard.kind, NOT_HERS, context.today) : talk;
  const next = told({ ...noted, unanswered: story }, heard.kind, key, context.today, said.raw);
  return reply(next, 'emergency', flow ? [first, ...rest] : [first, offerFor(talk, heard)]);
}

/** Whom to send, in one tap. Asked once in full, and shorter after that. */
function offerFor(talk: Talk, { scene }: Emergency): Reply {
  const { choices, stay, stayAgain } = zh.emergency;
  if (scene === 'lone_child')
    return {
      text: loneChild.where,
      choices: [
        { label: loneChild.choices.come, value: 'go:help' },
        { label: loneChild.choices.back, value: 'no' },
      ],
    };
  return {
    text: talk.danger ? stayAgain : stay,
    choices: [
      { label: choices.report, value: 'go:help' },
      { label: choices.no, value: 'no' },
    ],
  };
}

/** What is said to a danger, and the name it is remembered by. */
interface Call {
  key: string;
  call: string;
  /** The line for women is one of the numbers. */
  isHers?: boolean;
}

/** The numbers in full the first time; told again, the one next thing to do, and never the same paragraph. */
function callFor(message: Message, talk: Talk, heard: Emergency): Call {
  const { office, said, context } = message;
  const past = dangerIn(talk, context.today);
  const keys = past?.said ?? [];
  const { kind, numbers, scene } = heard.kind === 'violence' ? amongWhom(heard, said.text, talk) : heard;
  const of = aftermathOf(kind);
  const key = scene && scene !== 'low' ? `${of}/${scene}` : of;
  const isNewScene = scene !== undefined && scene !== 'low' && !keys.includes(key);
  if (of === 'despair') {
    const graver = ofDespair(message, keys, isNewScene);
    if (graver) return graver;
  }
  const isHers = numbers.includes('women');
  if (!keys.includes(key))
    return {
      key,
      call: zh.emergency.first(emergencyWords(office.county, numbers), kind, scene, isHers),
      isHers,
    };
  const times = keys.filter((one) => one === key || one === 'again').length;
  const few = bareNumbers(office.county, numbers.slice(0, 2));
  // What was feared or is past is not going on now.
  const turn = scene && scene !== 'low' ? 2 : times;
  return {
    key: 'again',
    call: afterDanger.again(aftermathIn({ kind, said: [...keys, key] }), turn, few),
    isHers,
  };
}

/** Blows told after something else was spoken of: 他 is whoever that was of. */
function amongWhom(heard: Emergency, text: string, talk: Talk): Emergency {
  const before = normalise([talk.danger?.story, talk.asked].filter(Boolean).join(' '));
  const parties = partiesOf(text, before);
  const numbers = numbersForBlows(heard.numbers, parties);
  const isPlain = heard.scene === undefined || heard.scene === 'past_blows';
  return { ...heard, numbers, ...(isPlain && parties.by === 'other' && { scene: 'by_other' as const }) };
}

/** The means at hand, the hour named, or somebody else who would die: what is graver than the words said before. */
function ofDespair(
  { office, said }: Message,
  keys: readonly string[],
  isNewScene: boolean,
): Call | undefined {
  const { county } = office;
  const calls = emergencyWords(county, ['ambulance', 'police']);
  if (!isNewScene && isOfAnother(keys, said.text)) {
    const isWorse = WORSE.test(said.text) && !keys.includes('another/worse');
    return isWorse
      ? { key: 'another/worse', call: afterDanger.ofAnother.worse(calls) }
      : { key: 'another/again', call: afterDanger.ofAnother.again(calls) };
  }
  const isTold = keys.some((one) => one.startsWith('despair'));
  if (!isTold || isNewScene) return undefined;
  if (actsIn(said.text).acts.has('means') && !isSwallowed(said.text)) {
    const all = emergencyWords(county, ['ambulance', 'police', 'psychological']);
    return keys.includes('means')
      ? { key: 'means', call: afterDanger.meansAgain(bareNumbers(county, ['ambulance', 'police'])) }
      : { key: 'means', call: afterDanger.means(all) };
  }
  return WORSE.test(said.text) && !keys.includes('worse')
    ? { key: 'worse', call: afterDanger.worse(calls) }
    : undefined;
}

/** 已经喝下去了: it is the ambulance that is wanted, and no more talk of what lies on the table. */
const isSwallowed = (text: string): boolean =>
  /(?:喝|吃|吞|服)(?:了|下去|完|光)/.test(text) && !/没(?:有)?(?:喝|吃|吞|服)/.test(text);

/** Somebody else's despair was told: what is said next is said of him, until the teller speaks of himself. */
export const isOfAnother = (past: readonly string[], text: string): boolean =>
  past.some((key) => key.includes('another')) && !OF_MYSELF.test(text);
const KIN = '(?:家)?(?:的)?(?:儿|女|娃|孩|崽|老|爸|妈|爹|娘|哥|弟|姐|妹|男人|媳妇|孙|他|她|爱人|朋友|邻居)';
const OF_MYSELF = new RegExp(
  `[我俺咱](?:自己)?(?!${KIN})[^,，。;!?他她儿女娃孩]{0,6}(?:不想活|想死|去死|要死|喝(?:了)?药|喝(?:了)?农药|跳(?:楼|河|桥|江|井|水)|上吊|活不|没活路|撑不|熬不|自杀)`,
);

/** Not only the wish: the means, or the hour. */
const WORSE = /喝|吞|吃药|药|跳|绳|吊|割|刀|遗书|这就|马上|今晚|现在就/;

const ILL = /发(?:高)?烧|高烧|烧(?:到|得)|抽(?:起来|搐|风)|病(?:得|很)?重|疼得|痛得|吐得|喘/;
/** Whoever cannot ring is told he need not. */
const MUTE =
  /聋|哑|(?:打|讲|接|说)(?:不了|不能|不到|唔到)(?:电话|话)|电话\s*打?\s*(?:不能|不了|不得)|(?:只能|只会)\s*打字/;
const AWAY = /外地|回不(?:去|了|到)|想回|(?:在|到|来)[^,，。;]{1,6}(?:打工|做工)|桥(?:洞|底|下)|车站|流浪/;

/** What is said first to bare need, fitted to what is missing, and to whoever is ill besides or far from home. */
export const hardshipWords = ({ county }: Office, { text }: Said, numbers: readonly string[]): string =>
  zh.emergency.hardship(emergencyWords(county, numbers), {
    isIll: ILL.test(text),
    isAway: AWAY.test(text),
    isMute: MUTE.test(text),
    ...need(text, numbers),
  });

const need = (text: string, numbers: readonly string[]) => {
  // Who may ring the line for children tells of a child nobody is with.
  const missing = needIn(text) ?? (numbers.includes('youth') ? ('child' as const) : undefined);
  return missing ? { need: missing } : {};
};

/** Bare need that no life hangs on: the numbers to ring, and the offer of help. */
export function hardship(
  message: Message,
  talk: Talk,
  numbers: string[],
  intent: TalkIntent = 'emergency',
): Decided {
  const { office, said } = message;
  const { choices, offer, offerAway } = zh.emergency;
  const isAway = AWAY.test(said.text);
  return reply({ ...talk, unanswered: said.raw }, intent, [
    { text: hardshipWords(office, said, numbers) },
    {
      text: isAway ? offerAway : offer,
      choices: [
        { label: choices.report, value: 'go:help' },
        { label: choices.no, value: 'no' },
      ],
    },
  ]);
}

/** Help asked for where nothing of today is told: it is offered, with no number for danger. */
export function helpOffered({ said }: Message, talk: Talk): Decided {
  const { choices, offerPlain } = zh.emergency;
  return reply({ ...talk, unanswered: said.raw }, 'help', [
    {
      text: offerPlain,
      choices: [
        { label: choices.report, value: 'go:help' },
        { label: choices.no, value: 'no' },
      ],
    },
  ]);
}
