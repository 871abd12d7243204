// The greeting, and the replies that point to people: whom to speak to, whom to ring before anything else.

import type { Emergency } from '../../knowledge/text/emergency.ts';
import type { Said } from '../flow.ts';
import type { TalkFlow } from '../flows/context.ts';
import { contactWords, emergencyWords } from '../hotlines.ts';
import type { Office } from '../office.ts';
import { afterDanger, aftermathOf } from '../phrases/after-danger.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { Reply, Talk, TalkIntent } from '../talk.ts';
import { dangerIn, told } from './danger-told.ts';
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
  const { said } = message;
  const { call, key } = callFor(message, talk, heard);
  const first: Reply = { text: MUTE.test(said.text) ? `${call}\n${zh.emergency.mute}` : call };
  const offer: Reply = {
    text: zh.emergency.stay,
    choices: [
      { label: zh.emergency.choices.report, value: 'go:help' },
      { label: zh.emergency.choices.no, value: 'no' },
    ],
  };
  // The errand in hand can wait; it is still there when the resident comes back to it.
  const rest = flow ? [{ text: zh.pendingAgain }, ...pending(message, talk, flow)] : [];
  const story = [talk.danger && talk.unanswered, said.raw].filter(Boolean).join('\n').slice(0, 1000);
  const next = told({ ...talk, unanswered: story }, heard.kind, key, message.context.today);
  return reply(next, 'emergency', flow ? [first, ...rest] : [first, offer]);
}

/** The numbers in full the first time; told again, the one next thing to do, and never the same paragraph. */
function callFor({ office, said, context }: Message, talk: Talk, { kind, numbers, scene }: Emergency) {
  const past = dangerIn(talk, context.today)?.said ?? [];
  const of = aftermathOf(kind);
  const key = scene && scene !== 'low' ? `${of}/${scene}` : of;
  const words = emergencyWords(office.county, numbers);
  const isNewScene = scene !== undefined && scene !== 'low' && !past.includes(key);
  if (of === 'despair' && !isNewScene && isOfAnother(past, said.text)) {
    const lines = emergencyWords(office.county, ['ambulance', 'police']);
    const isWorse = WORSE.test(said.text) && !past.includes('another/worse');
    return isWorse
      ? { key: 'another/worse', call: afterDanger.ofAnother.worse(lines) }
      : { key: 'another/again', call: afterDanger.ofAnother.again(lines) };
  }
  if (!past.includes(key)) return { key, call: zh.emergency.first(words, kind, scene) };
  if (of === 'despair' && WORSE.test(said.text) && !past.includes('worse'))
    return { key: 'worse', call: afterDanger.worse(emergencyWords(office.county, ['ambulance', 'police'])) };
  const times = past.filter((one) => one === key || one === 'again').length;
  const few = emergencyWords(office.county, numbers.slice(0, 2));
  // What was feared or is past is not going on now.
  return { key: 'again', call: afterDanger.again(of, scene && scene !== 'low' ? 2 : times, few) };
}

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

/** What is said first to bare need, fitted to whoever is ill besides, or far from home. */
export const hardshipWords = ({ county }: Office, { text }: Said, numbers: readonly string[]): string =>
  zh.emergency.hardship(emergencyWords(county, numbers), {
    isIll: ILL.test(text),
    isAway: AWAY.test(text),
    isMute: MUTE.test(text),
  });

/** Bare need that no life hangs on: the numbers to ring, and the offer of help. */
export function hardship(
  { office, said }: Message,
  talk: Talk,
  numbers: string[],
  intent: TalkIntent = 'emergency',
): Decided {
  const { choices } = zh.emergency;
  return reply({ ...talk, unanswered: said.raw }, intent, [
    {
      text: hardshipWords(office, said, numbers),
      choices: [
        { label: choices.report, value: 'go:help' },
        { label: choices.no, value: 'no' },
      ],
    },
  ]);
}
