// What is said of the case filed a moment ago in the same talk: words to add, a push, when there is an answer, who has it,
// somebody else to look into it, taking it back. An anonymous tip-off leaves nothing here to know it by.
import { asksForAnother, avoidedIn } from '../../knowledge/casework/avoids.ts';
import { asksBack } from '../../knowledge/casework/questions.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { ENOUGH } from '../flows/story.ts';
import { tipWordIn } from '../flows/tip-off.ts';
import { emergencyWords } from '../hotlines.ts';
import { filing as say } from '../phrases/filing.ts';
import type { Talk } from '../talk.ts';
import { arrive, flowNamed } from './errand.ts';
import { type Decided, type Message, reply } from './message.ts';

const LEAD =
  /^(?:嗯|那|我|还|再|要|想|给|帮|你|好|就|请|,|，|\s)*(?:(?:加|补|添)(?:上|进|到|充)?(?:一|几|个|点|条|句|下|刚才|那个?|前面|的|单子|里|件|情况|去)*|(?:我)?忘了说|还有一(?:句|条|点|个事?))[\s,，:：。]*/;
const URGES = /催(?:一?下|一?催|促|办)|^催/;
const WITHDRAWS =
  /^(?:那|就|我|还是|算了|嗯|,|，|\s)*(?:要)?(?:撤(?:了|回|掉|销)?|不(?:要)?报了)(?:算了|吧|嘛|了|它)*(?:[,，\s]*麻烦)?[。!]*$/;
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

/** 他还收了三百块，补上; 我在村口红砖屋，补给他们. */
const BEHIND =
  /[\s,，。;；](?:那|你|您|帮我|给我|请|也|都|就)*(?:加|补|添|写)(?:上|进|到|充|给)(?:去|他们|你们|那里?|刚才|这|那|个|件|里头?|面|的|单子|求助|投诉|举报)*(?:吧|嘛|哈|啊|呀|一下)*[。!！]*$/;
const ADDS = /加|补|添|忘了说|还有一/;
/** 求助里头去: where it is to be added, and nothing to add. */
const WHERE_TO =
  /^(?:刚才|那个?|这个?|的|求助|投诉|举报|建议|案子|单子|件事?|里头?|里面|头|去|上|了|吧|嘛|,|，|\s)+/;

/** What somebody wants added to a case, without the words that say so; empty where only that is said, undefined where nothing is. */
export function addedIn(raw: string): string | undefined {
  if (asksBack(normalise(raw))) return undefined;
  const said = raw.trim();
  if (LEAD.test(normalise(raw)) && ADDS.test(raw)) return said.replace(LEAD, '').replace(WHERE_TO, '').trim();
  return BEHIND.test(said)
    ? said
        .replace(BEHIND, '')
        .replace(/^还有[\s,，]*/, '')
        .trim()
    : undefined;
}

/** 刚才我讲的那个你交了没有. */
const ASKS_IF_FILED =
  /(?:交|报|登记|提交)(?:上去)?(?:了|过)(?:没有?|没得|吗|么|不)[?？]*$|(?:收到|收下|记下)(?:了)?(?:没有?|吗|么|不)[?？]*$/;
/** 查一下到哪一步了; the number was said in this talk. */
const ASKS_HOW_FAR =
  /查(?:一?下|询)?(?:进度|进展)|(?:到|办到|走到)哪(?:一)?步|(?:看|查)(?:看|一下)?(?:办|查)得?(?:咋|怎么)样|办得?(?:咋|怎么)样了/;
/** 刚才那个: the words of whoever has just been given one. */
const JUST_NOW = /刚(?:才|刚|给|发|交)/;

/** Said where this talk knows of no case: after a tip-off made without a name nothing is kept, and the number stands above. */
export function aboutNothingFiled({ said: { raw, text } }: Message, talk: Talk): Decided | undefined {
  if (talk.filed || text.length > 40) return undefined;
  if (ASKS_NUMBER.test(text) && JUST_NOW.test(text))
    return reply(talk, 'track', [{ text: say.numberNotKept }]);
  const isNew = (talk.said ?? []).length === 0 && talk.matter === undefined;
  const isAgain =
    (ASKS_IF_FILED.test(text) && /刚|我(?:讲|说|报|举报)/.test(text)) ||
    (SAYS_FILED.test(text) && /刚|不是/.test(text));
  if ((isAgain && text.length <= 20) || (isNew && tipWordIn(text) === 'anonymous'))
    return reply(talk, 'track', [{ text: say.filedOrNot }]);
  if (isNew && BEHIND.test(raw.trim()) && !asksBack(text)) return arriveToAdd(talk);
  return undefined;
}
const arriveToAdd = (talk: Talk): Decided => reply(talk, 'track', [{ text: say.addNeedsNumber }]);

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
  if (WITHDRAWS.test(text)) {
    const opened = { found: true, caseId: filed.id, can: ['withdraw'] };
    const known = { number: filed.number, code: 'known', opened, more: 'withdraw' };
    return arrive(message, talk, flowNamed('track'), known, [], { intent: 'withdraw' });
  }
  if (/^.{0,3}(?:加|补)了?/.test(text) && asksBack(text) && text.length <= 12)
    return has(say.addedAbove(filed.number));
  const added = addedIn(raw);
  if (added !== undefined) {
    const words = added.length >= 2 ? added : unanswered;
    if (words !== undefined) return told(words, say.addedTo(filed.number, words));
    const opened = { found: true, caseId: filed.id, can: ['message'] };
    const known = { number: filed.number, code: 'known', opened, more: 'add' };
    return arrive(message, talk, flowNamed('track'), known, [], { intent: 'track' });
  }
  if (ASKS_HOW_FAR.test(text) && !/\d{4}/.test(text)) {
    const known = { number: filed.number };
    return arrive(message, talk, flowNamed('track'), known, [{ text: say.due(filed) }], { intent: 'track' });
  }
  if ((SAYS_FILED.test(text) || ASKS_IF_FILED.test(text)) && text.length <= 20) return has(say.due(filed));
  if (ASKS_OUTCOME.test(text)) return has(`${say.due(filed)}\n${say.outcome}`);
  if (ASKS_WHEN.test(text) || (ASKS_WHO.test(text) && text.length <= 20)) return has(say.due(filed));
  return undefined;
}
