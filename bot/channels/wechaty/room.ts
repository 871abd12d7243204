// What may be said in a group chat: the rules, which are public, and numbers to ring. Everybody reads along, so
// nothing said here begins a talk, is kept, or is tied to whoever said it.
import { findPersonal } from '../../../knowledge/text/personal.ts';
import { answerReply } from '../../answering.ts';
import { contactWords, emergencyWords } from '../../hotlines.ts';
import type { Office } from '../../office.ts';
import { zh } from '../../phrases/zh-CN.ts';
import { inParts } from '../../talk.ts';
import { MOST_TEXT } from '../../turn.ts';
import { type Understanding, understand } from '../../understand.ts';

/** WeChat ends a mention with a four-per-em space on telephones and a plain one on computers. */
const MENTION = /@[^\s@]{1,32}(?:\s|$)/g;

/** Only a question about the rules in which nobody is named or blamed may be answered where all can read it. */
function isPublic(asked: string, { intent, prefill }: Understanding): boolean {
  return intent === 'policy' && prefill.accusedText === undefined && findPersonal(asked).length === 0;
}

async function policyTexts(office: Office, asked: string): Promise<string[]> {
  const answer = await office.answering.invoke({ text: asked });
  if (answer.kind !== 'answer') return [zh.wechat.roomUnsure(contactWords(office.county))];
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
    texts.push(emergency.lifeAtStake ? zh.emergency.first(numbers) : zh.wechat.roomHardship(numbers));
  }
  if (heard.intent === 'thanks') texts.push(zh.thanks);
  else if (isPublic(asked, heard)) texts.push(...(await policyTexts(office, asked)));
  else texts.push(privately);
  return texts.flatMap((line) => inParts({ text: line })).map((part) => part.text);
}
