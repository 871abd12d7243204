// The way out of an errand in one's own words (我不是要告他, 不用登记, 先不交, 不查了), and the answer to what was asked instead.
import { CASE_KINDS } from '../../knowledge/casework/types.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers } from '../flow.ts';
import type { TalkFlow } from '../flows/context.ts';
import { emergencyWords } from '../hotlines.ts';
import { filing as say } from '../phrases/filing.ts';
import type { Talk } from '../talk.ts';
import { understand } from '../understand.ts';
import { policy } from './answers.ts';
import { type Decided, type Message, reply } from './message.ts';
import { menu } from './words.ts';

const REPORTS: readonly string[] = CASE_KINDS;

const REPORTING = '投诉|举报|求助|登记|告(?:他|她|谁|哪|人)';
/** It is no report that is wanted, said of oneself and not told of an office (他们不登记我的申请). */
const NOT_REPORTING = new RegExp(
  [
    '不是[要想来在说]*(?:告|投诉|举报|反映(?!的)|求助)',
    `(?:[我俺,，\\s]|^)(?:又|也|都|还是|那|就|干脆)*(?:不|没有?)[是要想用必得]*再?(?:${REPORTING})(?!我)`,
    '不[用要]登记|(?:投诉|举报)个?啥子?|(?:投诉|举报)什么',
  ].join('|'),
);
const NOT_NOW = new RegExp(
  [
    '[先还我]?不(?:提交|交|报)(?:[了哈嘛吧\\s,，。]|$)|[让等]?我再?想想|^算了(?:[吧不嘛,，。\\s]|$)',
    '(?:^|[我那,，\\s])就?不[搞弄办]了|^(?:还是)?(?:撤(?:了|回|销)?|不要了)吧?$',
    '不敢(?:了|举报|投诉|告(?!诉))',
  ].join('|'),
);
const ONLY_ASKS = /[我俺][就只]是?[想要]?问(?!题)|[我俺]是?问的?是|^[我俺]是问/;
const NO_MORE_LOOKING = /不[查找看搞弄问]了|^算了|^不用了?$/;
/** 没号码, 编号找不到, 短信删了; or it is asked what that number is. */
const LOST = new RegExp(
  [
    '[没冇无莫][有得]?.{0,6}(?:号|码|mb|单子|条子|那个)',
    '(?:号|码|单子|条子|短信).{0,6}(?:丢|掉|没|忘|烧|找不|不见|不记得|记不|删)',
    '丢了|找不到|没记|忘(?:记|了)|不见了|烧了|啥子?$|是什么|是啥|几位|多少位|哪[里儿]?看|名字(?:能|可以|行)?|12345',
  ].join('|'),
);
/** A story may tell of what was not registered, or of what somebody did not want. */
const SHORT = 40;
const SHORT_OF_STORY = 16;

/** What is left of a message once the words that leave are gone. */
function restOf(raw: string): string {
  return raw
    .split(/[,，。;；!！\s]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && !isLeaving(normalise(clause)))
    .join('，');
}

const isLeaving = (text: string) => NOT_REPORTING.test(text) || NOT_NOW.test(text) || text === '我是问';

/** The errand left, with the answer to what was asked instead of it; undefined where it goes on. */
export async function leaving(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
  at: string | null,
): Promise<Decided | undefined> {
  const { text } = message.said;
  const { flow: _, ...outside } = talk;
  if (flow.id === 'track') return leavingTrack(message, outside, at);
  // 我不是要投诉，我就想问 begins no story, however long the question.
  const isOnlyAsking = NOT_REPORTING.test(text) && ONLY_ASKS.test(text);
  const longest = at === 'what' && !isOnlyAsking ? SHORT_OF_STORY : SHORT;
  if (!REPORTS.includes(flow.id) || text.length > longest) return undefined;
  if (/实名|匿名|改|名字/.test(text) && !NOT_NOW.test(text)) return undefined;
  const isNone = NOT_REPORTING.test(text) || ONLY_ASKS.test(text);
  if (!isNone && !NOT_NOW.test(text)) return undefined;
  const rest = restOf(message.said.raw);
  const before = flow.id === 'tip_off' ? '' : String(answers.what ?? '');
  const asked = normalise(rest).length >= 4 ? rest : isNone ? before : '';
  const first = { text: isNone ? say.left : say.notFiled };
  if (asked === '') return reply(outside, 'flow_answer', [{ ...first, choices: menu }], { durable: true });
  const instead = { ...message, said: { raw: asked, text: normalise(asked) } };
  const heard = understand(asked, talk.programme ? { lastProgramme: talk.programme } : {});
  // He has said that he reports nothing: nothing is offered to be reported.
  const { beside: _b, ...plain } = heard;
  const decided = await policy(instead, outside, { ...plain, intent: 'policy' });
  return { ...decided, replies: [first, ...decided.replies], durable: true };
}

/** Nobody is asked for a number again who says that he has none. */
function leavingTrack({ said, context }: Message, outside: Talk, at: string | null): Decided | undefined {
  const { text } = said;
  if (at !== 'number' && at !== 'code') return undefined;
  if (/\d{6}/.test(text) && !/12345/.test(text)) return undefined;
  if (LOST.test(text)) {
    const numbers = emergencyWords(context.county, ['gov', 'assistance']);
    const choices = [
      { label: say.again, value: 'go:complaint' },
      { label: say.no, value: 'no' },
    ];
    return reply(outside, 'track', [{ text: say.lostNumber(numbers), choices }], { durable: true });
  }
  if (!NO_MORE_LOOKING.test(text)) return undefined;
  return reply(outside, 'track', [{ text: say.notTracked, choices: menu }], { durable: true });
}
