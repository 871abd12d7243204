// What may be said in a group chat: the rules, which are public, and numbers to ring. Everybody reads along, so
// nothing said here begins a talk, is kept, or is tied to whoever said it.
import { findPersonal } from '../../../knowledge/text/personal.ts';
import { answerReply } from '../../answering.ts';
import { mentionsIn } from '../../flows/people.ts';
import { contactWords, emergencyWords } from '../../hotlines.ts';
import type { Office } from '../../office.ts';
import { zh } from '../../phrases/zh-CN.ts';
import { inParts } from '../../talk.ts';
import { MOST_TEXT } from '../../turn.ts';
import { type Understanding, understand } from '../../understand.ts';

/** WeChat ends a mention with a four-per-em space on telephones and a plain one on computers. */
const MENTION = /@[^\s@]{1,32}(?:\s|$)/g;

/** The asker's own family, health or standing: an answer would speak of them in front of the village. */
const OWN =
  /(?:我们?|俺们?|咱们?|自)(?:的)?(?:家|爸|妈|爷|奶|爹|娘|儿|女|孙|老公|老婆|老伴|媳妇|男人|丈夫|妻|哥|姐|弟|妹|叔|舅|孩子|娃|小孩)|我(?:本人|自己)?(?:是|有|得了?|患|今年|离婚|残疾|瘫|没有?(?:钱|工作|收入))/;

/** What befell somebody, as against what a programme is called. */
const CIRCUMSTANCE =
  /岁|病|癌|瘤|尿毒|透析|中风|瘫|残|聋|哑|瞎|盲|智障|弱智|自闭|智力|精神|肢体|听力|视力|言语|[一二三四1-4]级|失业|下岗|坐牢|判刑|离婚|改嫁|去世|过世|失踪|没(?:有)?(?:工作|收入|钱)|收入|挣|存款|欠债|打(?:零)?工|上班|干不|读[大高初研]/;
const OF_PROGRAMMES =
  /残疾人|残疾证?补贴|残疾证|大病(?:救助|保险)|\d+岁(?:以上|以下)|收入(?:标准|怎么算|核算)/g;
const ONESELF = /[我俺](?!想|要|问|们想).{0,4}/;
/** Any child, any old people: words of the rules as much as of a family. */
const GENERAL: readonly string[] = ['孩子', '老人', '父母', '别人'];

/** A telling: one's kin and what ails them, or a statement of such things before the question. */
function tells(asked: string): boolean {
  const said = asked.replace(OF_PROGRAMMES, '');
  if (CIRCUMSTANCE.test(ONESELF.exec(said)?.[0] ?? '')) return true;
  const kin = mentionsIn(said).some(
    ({ relation, called }) => relation !== 'self' && !GENERAL.includes(called),
  );
  if (kin && CIRCUMSTANCE.test(said)) return true;
  return said
    .split(/[,，。.;；!！?？\n]/)
    .filter((part) => part.trim() !== '')
    .slice(0, -1)
    .some((part) => CIRCUMSTANCE.test(part));
}

/** Only a question about the rules in which nobody is named, blamed or told of may be answered where all can read. */
function isPublic(asked: string, { intent, prefill }: Understanding): boolean {
  const isAboutSomebody =
    prefill.accusedText !== undefined || OWN.test(asked) || tells(asked) || findPersonal(asked).length > 0;
  return intent === 'policy' && !isAboutSomebody;
}

async function policyTexts(office: Office, asked: string): Promise<string[]> {
  const answer = await office.answering.invoke({ text: asked });
  if (answer.kind === 'unknown') return [zh.wechat.roomUnsure(contactWords(office.county))];
  // A number would mean nothing: a room has no talk that remembers what was offered.
  if (answer.kind === 'ask_back') return [zh.wechat.roomWhich(answer.choices.map(({ label }) => label))];
  const { replies } = answerReply(office, {}, asked, answer);
  return replies.map(({ text }) => text);
}

/**
 * What to say to a message in a room that mentions the bot. Reads no talk and writes none.
 * @returns texts to be said one after another, each short enough for a chat
 */
export async function roomTexts(office: Office, text: string): Promise<string[]> {
  const asked = text.replace(MENTION, ' ').trim();
  const privately = zh.room(office.webAddress);
  if (asked === '' || asked.length > MOST_TEXT) return [privately];
  const heard = understand(asked);
  const { emergency } = heard;
  const texts: string[] = [];
  if (emergency) {
    const numbers = emergencyWords(office.county, emergency.numbers);
    const { lifeAtStake, kind, scene } = emergency;
    texts.push(lifeAtStake ? zh.emergency.first(numbers, kind, scene) : zh.wechat.roomHardship(numbers));
  }
  if (heard.intent === 'thanks') texts.push(zh.thanks);
  else if (isPublic(asked, heard)) texts.push(...(await policyTexts(office, asked)));
  else texts.push(privately);
  return texts.flatMap((line) => inParts({ text: line })).map((part) => part.text);
}
