// POST requests: a real case by the road every case takes, and the words its reporter needs to come back to it.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { contactIn, words } from '../../bot/flows/report.ts';
import { emergencyWords } from '../../bot/hotlines.ts';
import type { Office } from '../../bot/office.ts';
import { open311 as say } from '../../bot/phrases/open311.ts';
import { zh } from '../../bot/phrases/zh-CN.ts';
import { filePosted, type Posted, type PostedOutcome, placeOfWords } from '../../bot/posted.ts';
import { readable } from '../../bot/readable.ts';
import { deadlineWords } from '../../bot/reports.ts';
import type { Category } from '../../knowledge/casework/categories.ts';
import type { ToldAnswer } from '../../knowledge/casework/told.ts';
import type { Place } from '../../knowledge/casework/types.ts';
import { successors } from '../../knowledge/jurisdictions/formerly.ts';
import { Faults } from './errors.ts';
import { benefits, serviceCalled } from './services.ts';
import type { created, PostBody } from './shapes.ts';

type Created = z.output<typeof created>;

/** As long as an answer in a talk. */
const MOST_ANSWER = 1_000;

const given = (text: string | undefined): string => readable(text ?? '').trim();

/** What was answered to the category's questions. @throws Faults 400 on a value nobody offered */
function answersTo({ questions }: Category, sent: PostBody['attribute']): ToldAnswer[] {
  return questions.flatMap(({ id, label }) => {
    const value = sent && Object.hasOwn(sent, id) ? sent[id] : undefined;
    const text = given([value ?? ''].flat().join('、'));
    if (text === '') return [];
    if (text.length > MOST_ANSWER) throw new Faults(400, say.errors.field(`attribute[${id}]`));
    const known = benefits.find(({ key, name }) => key === text || name === text);
    if (id === 'benefit' && !known) throw new Faults(400, say.errors.value(id));
    return [{ label, text: known?.name ?? text }];
  });
}

/** By the code of a township or a village. @throws Faults 400 */
function placeById(office: Office, id: string): Place | undefined {
  if (id === '') return undefined;
  for (const { code, villages } of office.county.townships) {
    if (code === id) return { township: code };
    const village = villages.find((one) => one.code === id);
    if (village) return { township: code, village: village.name };
  }
  // A township that went into another: other programs go on naming it, and its villages, for a while.
  const township = /^\d{9}(?:\d{3})?$/.test(id) ? successors(office.county).get(id.slice(0, 9)) : undefined;
  if (township !== undefined) return { township };
  throw new Faults(400, say.errors.address);
}

/** @throws Faults 400 */
function positionIn({ lat, long }: PostBody): string | undefined {
  const [north, east] = [given(lat), given(long)];
  if (north === '' && east === '') return undefined;
  const isDegrees = (text: string, most: number) =>
    /^-?\d{1,3}(?:\.\d{1,15})?$/.test(text) && Math.abs(Number(text)) <= most;
  if (!isDegrees(north, 90) || !isDegrees(east, 180)) throw new Faults(400, say.errors.position);
  return `${north}, ${east}`;
}

/** One line with a way to reach somebody; undefined when there is none, as then a name helps nobody. */
function contactOf(body: PostBody): string | undefined {
  const phone = contactIn(given(body.phone));
  const mail = given(body.email);
  const email = /^[^\s@]{1,64}@[^\s@]{1,120}\.[^\s@.]{2,20}$/.test(mail) ? mail : undefined;
  if (!phone && !email) return undefined;
  const name = `${given(body.last_name)}${given(body.first_name)}`;
  return [name, phone, email].filter(Boolean).join(' ').slice(0, 200);
}

const hasContact = ({ email, phone, first_name, last_name }: PostBody) =>
  [email, phone, first_name, last_name].some((one) => given(one) !== '');

/** @throws Faults 400 or 404, all that is wrong at once */
function readPosted(office: Office, body: PostBody): Posted {
  const category = serviceCalled(given(body.service_code));
  const answers = answersTo(category, body.attribute);
  const description = given(body.description);
  const address = given(body.address_string);
  const place = placeById(office, given(body.address_id));
  const position = positionIn(body);
  const isSaid = address !== '' || place !== undefined || position !== undefined;
  const faults = [
    ...(words(description) === undefined ? [say.errors.words] : []),
    // A place told in the story is one as well: nobody is refused for the field it stands in.
    ...(isSaid || placeOfWords(office, description) ? [] : [say.errors.location]),
  ];
  if (faults.length > 0) throw new Faults(400, ...faults);
  return { category, story: description, answers, address, place, position, contact: contactOf(body) };
}

async function noticeOf(
  office: Office,
  posted: Posted,
  body: PostBody,
  outcome: PostedOutcome,
): Promise<string> {
  const { filed, emergency, again } = outcome;
  const isTip = filed.kind === 'tip_off';
  const isOpen = (await office.publicRequests.byNumbers([filed.trackingNumber])).length > 0;
  const numbers = emergency && emergencyWords(office.county, emergency.numbers);
  return [
    numbers &&
      (emergency?.lifeAtStake
        ? zh.emergency.first(numbers, emergency.kind, emergency.scene)
        : say.hardship(numbers)),
    filed.kind === 'help' && say.helped,
    isTip ? say.tipOff : zh.filed.plain,
    !isTip && filed.unit && zh.filed.where(filed.unit.name),
    ...deadlineWords(filed.deadlines),
    again ? say.codeAgain : say.code,
    !isOpen && !isTip && say.closed,
    hasContact(body) && (isTip ? say.unsaid : posted.contact === undefined && say.noWay),
    given(body.media_url) !== '' && say.media,
  ]
    .filter(Boolean)
    .join('\n');
}

/** How long the answer to a post is kept for the same post again, in memory only. */
const AGAIN_MS = 10 * 60_000;
const MOST_AGAIN = 5_000;

/** @returns what answers a post; `key` is the client's own for this post, if it gave one */
export function createPosting(office: Office) {
  const answered = new Map<string, { until: number; answer: Promise<Created> }>();

  async function file(body: PostBody, mark: string | undefined): Promise<Created> {
    const posted = readPosted(office, body);
    const outcome = await filePosted(office, posted, mark);
    return {
      service_request_id: outcome.filed.trackingNumber,
      service_notice: await noticeOf(office, posted, body, outcome),
      account_id: null,
      receipt_code: outcome.filed.receiptCode,
    };
  }

  return async (body: PostBody, key: string | undefined): Promise<Created> => {
    if (key === undefined) return file(body, undefined);
    // The whole body is part of the mark: whoever only guesses the key gets nobody's receipt code.
    const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    const mark = office.dailyKey.mark('open311', `${key}\n${digest}`);
    const before = answered.get(mark);
    if (before && before.until >= Date.now()) return before.answer;
    const answer = file(body, mark);
    answered.delete(mark);
    answered.set(mark, { until: Date.now() + AGAIN_MS, answer });
    for (const [old, { until }] of answered) {
      if (until >= Date.now() && answered.size <= MOST_AGAIN) break;
      answered.delete(old);
    }
    // What was refused is tried anew.
    answer.catch(() => answered.delete(mark));
    return answer;
  };
}
