// What is said of the case filed a moment ago in the same talk: words to add, a push, when there is an answer, who has it,
// somebody else to look into it, taking it back. An anonymous tip-off leaves nothing here to know it by.
import { addedTo, pointsToFiled } from '../../knowledge/casework/added.ts';
import { asksForAnother, avoidedIn } from '../../knowledge/casework/avoids.ts';
import { asksHowToWithdraw, wantsWithdrawn } from '../../knowledge/casework/withdrawing.ts';
import { believesWeRing } from '../../knowledge/text/danger/rings.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { contactIn, shortened } from '../flows/report.ts';
import { ENOUGH } from '../flows/story.ts';
import { emergencyWords } from '../hotlines.ts';
import { filing as say } from '../phrases/filing.ts';
import { rescue } from '../phrases/rescue.ts';
import type { FiledHere, Talk } from '../talk.ts';
import { arrive, flowNamed } from './errand.ts';
import { type Decided, type Message, reply, withoutFlow } from './message.ts';
import { isQuestion } from './words.ts';

const URGES = /催(?:一?下|一?催|促|办)|^催/;
const ASKS_WHEN =
  /^(?!.*(?:调查|核实|核对|入户|走访|公示|评议|复核))(?:我|他们?|你们?|人|镇上|村里|到底|大概|那|刚才|刚|交|报|的|这个|这件|单子|,|，|\s)*(?:多久|几天|几号|啥时候|什么时候|何时|哪天|好久)(?:能|会|才|有|可以|给我?)*(?:个)?(?:人)?(?:回|答复|结果|信|来|消息)/;
const ASKS_WHO =
  /(?:谁|哪个|哪些人)(?:来|去|会|能)*(?:办|查|管|处理|看)(?:得到|我这个|这个|的)?.{0,6}$|交给(?:了)?(?:谁|哪)/;

/** 我刚才不是登记了嘛. */
const SAYS_FILED =
  /^(?:[我俺咱]|不是|刚刚?才?|已经|都|早|就)*(?:登记|报(?:上去|告)?|交|提交|投诉|说)(?:过|了)+(?:[嘛吗么啊呀的]|一次|一遍)*[?。!]*$/;
/** 编号忘了抄，咋看: the number was said in this talk. */
const ASKS_NUMBER =
  /(?:编号|单号|号码?|查询码)[^,，。]{0,4}(?:忘|丢|没(?:有)?(?:抄|记|看)|是啥|是什么|是多少|多少|呢|在哪|找不)|(?:忘|没)(?:了|有)?(?:抄|记)[^,，。]{0,3}(?:编号|号)/;
/** 多久有凳子: of what was asked for. */
const ASKS_OUTCOME =
  /^(?:那|大概|到底)?(?:多久|几天|啥时候|什么时候|何时|好久)(?:能|会|才)?有(?!人|回|答|结果|消息|信)[^,，。]{1,6}[?]?$/;

/** 查一下到哪一步了, 刚才那个查进度. */
const TRACKS =
  /(?:查|看)(?:一?下|查|看)?(?:我?(?:那|这|刚才)[^,，。]{0,4})?(?:进度|进展|办到哪|到哪)|(?:办|走|查)?到(?:哪|什么|啥)一?步/;
/** 你加了啥进去, 补的话在哪. */
const ASKS_ADDED =
  /(?:加|补|添|记|写)(?:充)?(?:了|的|进去的)*(?:些)?(?:啥|什么|哪些|哪几)|(?:加|补|添)(?:进去|上去|上)?(?:了)?(?:没有?|吗|么)[?]?$/;
/** 我住哪你们晓得啊, 我还没讲村. */
const ASKS_WHERE_KNOWN =
  /(?:我|俺)?(?:住|在)哪[^,，。]{0,6}(?:晓得|知道|清楚|找得|记)|(?:没|还没|都没)(?:有)?(?:说|讲|问|写|留)(?:过)?(?:我|是)?(?:哪个)?(?:村|地址|住哪|在哪|电话)/;
/** 我在新联村口那个红砖屋, said of where help is wanted. */
const SAYS_HERE =
  /^(?:我|俺|咱|人|家|们|屋|就|是|的)*(?:住|在)(?:在)?(?![哪啥什]|家(?!后|前|里)|外|手|用|想)[^?？]{2,}$|^(?:我|俺)?(?:是|就是)?[^,，。?？]{1,6}(?:村|组|屯|寨|湾|社区)[^?？]{0,12}$/;

/** So many of the last additions can be said back. */
const ADDED_KEPT = 3;

/** Undefined where nothing was filed in this talk, or the message is about something else. */
export async function aboutFiled(
  message: Message,
  talk: Talk,
  unanswered: string | undefined,
): Promise<Decided | undefined> {
  const { filed } = talk;
  const { text, raw } = message.said;
  if (!filed || text.length > 80) return undefined;
  const has = (words: string) => reply(talk, 'track', [{ text: words }]);
  const told = (words: string, after: string) =>
    reply(talk, 'track', [], {
      durable: true,
      effect: { kind: 'message', caseId: filed.id, text: words },
      after: [{ text: after }],
    });
  if (text === '提交') return has(say.filedAlready(filed.number));
  if (text.length <= 40 && filed.isTownship && (avoidedIn(text) || asksForAnother(text))) {
    return reply(talk, 'track', [], {
      durable: true,
      effect: { kind: 'move', caseId: filed.id, text: raw.trim() },
    });
  }
  if (text.length <= 40 && (avoidedIn(text) || asksForAnother(text)))
    return has(say.withCounty(emergencyWords(message.context.county, ['gov', 'assistance'])));
  if (ASKS_NUMBER.test(text) && text.length <= 20) return has(say.numberAgain(filed.number));
  if (ENOUGH.test(text)) return has(say.enough);
  if (URGES.test(text) && text.length <= 25) return told(`催办：${raw.trim()}`, say.due(filed));
  if (asksHowToWithdraw(text)) return has(say.howToWithdraw);
  if (wantsWithdrawn(text)) {
    const opened = { found: true, caseId: filed.id, can: ['withdraw'] };
    const known = { number: filed.number, code: 'known', opened, more: 'withdraw' };
    return arrive(message, talk, flowNamed('track'), known, [], { intent: 'withdraw' });
  }
  if (ASKS_ADDED.test(text) && text.length <= 20)
    return has(filed.added ? say.addedSoFar(filed.number, filed.added) : say.nothingAdded(filed.number));
  const words = addition(message, filed, unanswered);
  if (words === '' && filed.added) return has(say.addedSoFar(filed.number, filed.added));
  if (words === '') {
    const opened = { found: true, caseId: filed.id, can: ['message'] };
    const known = { number: filed.number, code: 'known', opened, more: 'add' };
    return arrive(message, talk, flowNamed('track'), known, [], { intent: 'track' });
  }
  if (words !== undefined) return withWords(talk, filed, words);
  if (filed.kind === 'help' && ASKS_WHERE_KNOWN.test(text)) return has(say.whereUnknown);
  if (TRACKS.test(text) && !/\d{6}/.test(text) && text.length <= 20)
    return has(`${say.due(filed)}\n${say.seeMore}`);
  if ((SAYS_FILED.test(text) || ASKS_HANDED_IN.test(text)) && text.length <= 20) return has(say.due(filed));
  if (ASKS_OUTCOME.test(text)) return has(`${say.due(filed)}\n${say.outcome}`);
  if (ASKS_WHEN.test(text) || (ASKS_WHO.test(text) && text.length <= 20)) return has(say.due(filed));
  return undefined;
}

function withWords(talk: Talk, filed: FiledHere, words: string): Decided {
  const added = [...(filed.added ?? []), words].slice(-ADDED_KEPT);
  return reply({ ...talk, filed: { ...filed, added } }, 'track', [], {
    durable: true,
    effect: { kind: 'message', caseId: filed.id, text: words },
    after: [
      { text: say.addedTo(filed.number, shortened(words)) },
      ...(believesWeRing(normalise(words)) ? [{ text: rescue.ringsNobody }] : []),
    ],
  });
}

/** What belongs to the case filed in this talk; empty where it is said that something does, and not what. */
function addition({ said }: Message, filed: FiledHere, unanswered: string | undefined): string | undefined {
  const added = addedTo(said.raw);
  if (added) return added.words === '' ? (unanswered ?? '') : added.words;
  if (isQuestion(said.text) || /[?？]/.test(said.raw)) return undefined;
  // A number to ring, or where they are, said right after it was filed, can be meant for nothing else.
  if (contactIn(said.raw) !== undefined) return said.raw.trim();
  return filed.kind === 'help' && said.text.length <= LONGEST_PLACE && SAYS_HERE.test(said.text)
    ? said.raw.trim()
    : undefined;
}
const LONGEST_PLACE = 40;

/** 匿名交, 提交, said where nothing waits to be handed in. */
const HANDS_IN =
  /^(?:那|就|好|帮我|给我|我要|请|嗯)*(?:匿名|实名|不留名)?(?:的|地)?(?:提交|交|上交)(?:上去|吧|了|嘛|呗|就行)*$/;
const ASKS_HANDED_IN =
  /(?:刚才|刚刚|前面|上面|我(?:讲|说|报)的?)[^?？]{0,12}(?:交|报|登记|递|送)(?:上去|出去|了|过)*(?:没有?|没得|吗|么|不)[?？]?$|^(?:你|您)?(?:到底|帮我)?(?:交|报|登记)(?:上去|出去)?了?(?:没有?|吗|么)[?？]?$/;

/** Asked where a number, or what is to be added, is waited for; undefined for anything else. */
export function askedWhileTracking({ said: { text } }: Message, { filed }: Talk): string | undefined {
  if (filed && ASKS_ADDED.test(text) && text.length <= 20)
    return filed.added ? say.addedSoFar(filed.number, filed.added) : say.nothingAdded(filed.number);
  if (HANDS_IN.test(text) || ASKS_HANDED_IN.test(text)) return filed ? say.due(filed) : say.filedOrNot;
  return undefined;
}

const OF_A_CASE = /[加补添]充?(?:一|几|两)(?:句|条|点)|刚才|前面那|单子|那一?[件个]|举报|投诉/;

/** The same where no case is known in this talk: a tip-off made without a name leaves none. */
export function aboutUnknownCase(message: Message, talk: Talk): Promise<Decided> | Decided | undefined {
  const { text, raw } = message.said;
  if (text.length > 80 || talk.filed) return undefined;
  const isHandingIn = HANDS_IN.test(text) && talk.matter === undefined;
  if (isHandingIn || ASKS_HANDED_IN.test(text) || (SAYS_FILED.test(text) && /刚|不是/.test(text)))
    return reply(talk, 'track', [{ text: say.filedOrNot }]);
  if (ASKS_NUMBER.test(text) && /刚(?:才|刚|给|发|交)/.test(text))
    return reply(talk, 'track', [{ text: say.numberNotKept }]);
  const added = addedTo(raw);
  // After a tip-off without a name the talk begins anew; in the middle of one 忘了说 goes on with what was asked.
  const isNew = (talk.said ?? []).length === 0 && talk.matter === undefined;
  const isPlain = added?.isPlain === true && (isNew || OF_A_CASE.test(text));
  const isMeant = pointsToFiled(raw) || isPlain;
  if (!isMeant || isQuestion(text)) return undefined;
  return toFiled(message, talk, added?.words ?? '');
}

/** Words for a case of which nothing is known here: number and code first, and the words go to it by themselves. */
export function toFiled(message: Message, talk: Talk, words: string): Promise<Decided> | Decided {
  const { filed } = talk;
  const outside = withoutFlow(talk);
  if (filed && words !== '') return withWords(outside, filed, words);
  const known = words === '' ? {} : { more: 'add', add: words };
  return arrive(message, outside, flowNamed('track'), known, [{ text: say.addNeedsNumber(words) }], {
    intent: 'track',
  });
}
