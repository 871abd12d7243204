// Files in a talk: they wait in it until the errand in hand becomes a case, or a case that is there takes them.
import type { AttachmentRow } from '../../db/attachments.ts';
import type { Queries } from '../../db/connect.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { flowOf } from '../decide/errand.ts';
import { inFlow } from '../decide/in-flow.ts';
import { type Decided, IN_FLOW, type Message, pending } from '../decide/message.ts';
import { menu } from '../decide/words.ts';
import { walk } from '../flow.ts';
import type { Office } from '../office.ts';
import { files as words } from '../phrases/attachments.ts';
import type { Reply, Talk } from '../talk.ts';
import { type Attached, attachToCase } from './attach.ts';
import { countWords } from './names.ts';

/** An id nobody was given, or of another talk, or of a file that waited too long. */
export class UnknownAttachment extends Error {}

/** Errands that end in a case; leaving one takes its files back. */
const FILING: readonly string[] = ['complaint', 'tip_off', 'help', 'suggestion', 'question'];

/**
 * The files a message brings, and the talk that now holds them.
 * @param conversation key of the talk
 * @throws UnknownAttachment
 */
export async function claimFiles(
  office: Office,
  conversation: string,
  talk: Talk,
  ids: readonly string[],
): Promise<{ talk: Talk; sent: AttachmentRow[] }> {
  const asked = [...new Set(ids)];
  const sent = await office.attachments.waiting(office.db.reading, conversation, asked);
  if (sent.length < asked.length) throw new UnknownAttachment();
  if (sent.length === 0) return { talk, sent };
  return { talk: { ...talk, files: [...new Set([...(talk.files ?? []), ...asked])] }, sent };
}

/** A message of files and no words. */
export async function decideFiles(
  office: Office,
  talk: Talk,
  sent: readonly AttachmentRow[],
  source: string,
): Promise<Decided> {
  const { county, gazetteer, knowledge, guides } = office;
  const context = { county, gazetteer, knowledge, guides, today: office.today() };
  const raw = words.sent(countWords(sent));
  const message: Message = { office, context, said: { raw, text: normalise(raw) }, source };
  const flow = flowOf(talk);
  if (!flow || !talk.flow) {
    const choices = menu.filter(({ value }) => value !== 'go:self_check');
    return {
      talk,
      replies: [{ text: words.whatFor(countWords(sent)), choices }],
      understood: IN_FLOW,
      durable: true,
    };
  }
  // Asked what to add to a case, a picture is the answer.
  const { at } = walk(flow, talk.flow.answers, context);
  if (flow.id === 'track' && at === 'add') return inFlow(message, talk, flow, talk.flow.answers);
  const got: Reply[] = caseTaking(talk) === undefined ? [{ text: words.got(countWords(sent)) }] : [];
  return { talk, replies: got, after: pending(message, talk, flow), understood: IN_FLOW, durable: true };
}

/** Says first that files came with the words. */
export const alongside = (sent: readonly AttachmentRow[]): Reply => ({ text: words.got(countWords(sent)) });

/** The case that takes what comes at once: help that was filed before all was asked. */
function caseTaking(talk: Talk): string | undefined {
  const caseId = talk.flow?.id === 'rescue' ? talk.flow.answers.case : undefined;
  return typeof caseId === 'string' ? caseId : undefined;
}

/** The case the talk's files go to with this decision; undefined: they go on waiting. */
export function caseFor({ talk, effect }: Decided): string | undefined {
  if (!talk.files || talk.files.length === 0) return undefined;
  if (effect?.kind === 'file') return effect.report.id;
  if (effect?.kind === 'message' || effect?.kind === 'complete') return effect.caseId;
  return caseTaking(talk);
}

export function withoutFiles(talk: Talk): Talk {
  const { files: _, ...rest } = talk;
  return rest;
}

/** Gives the talk's files to the case, inside the unit of work. */
export async function giveFiles(
  tx: Queries,
  office: Office,
  conversation: string,
  ids: readonly string[],
  caseId: string,
): Promise<{ replies: Reply[]; attached: Attached | undefined }> {
  const rows = await office.attachments.waiting(tx, conversation, ids);
  const attached = rows.length > 0 ? await attachToCase(tx, office, caseId, rows) : undefined;
  const late = ids.length - rows.length;
  const said = [
    attached && attached.taken.length > 0 && words.added(countWords(attached.taken)),
    attached && attached.left > 0 && words.full(attached.left),
    rows.length > 0 && !attached && words.notNow,
    late > 0 && words.late(late),
  ].filter((one) => typeof one === 'string');
  return { replies: said.length > 0 ? [{ text: said.join('\n') }] : [], attached };
}

/** Whether the errand the files came for was given up; then they are erased. */
export const isGivenUp = (before: Talk, { talk, effect }: Decided): boolean =>
  before.flow !== undefined && FILING.includes(before.flow.id) && !talk.flow && !effect;
