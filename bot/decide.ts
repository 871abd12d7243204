// One message: what it means here, what to say, and what must be written. Writes nothing itself.
import { parseChoice, parseYesNo } from '../knowledge/text/answers.ts';
import { detectEmergency } from '../knowledge/text/emergency.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { type Answered, answerReply, articleReply } from './answering.ts';
import { type Answers, advance, back, isRun, prefill, type Said, stepOf, walk } from './flow.ts';
import { type Effect, effectOf, flows } from './flows/all.ts';
import type { TalkContext, TalkFlow } from './flows/context.ts';
import { placeIn, placeName } from './flows/place.ts';
import { contactWords, emergencyWords, governmentLine } from './hotlines.ts';
import type { Office } from './office.ts';
import { zh } from './phrases/zh-CN.ts';
import { knownFrom } from './prefill.ts';
import { runStep } from './run-step.ts';
import { endingReplies } from './self-check-ending.ts';
import type { Reply, Talk, TalkIntent, Understood } from './talk.ts';
import { articleAbout } from './understand/neighbours.ts';
import { type Understanding, understand } from './understand.ts';

export interface Decided {
  talk: Talk;
  replies: Reply[];
  understood: Understood;
  effect?: Effect;
  /** The talk moved in a flow: it must be on disk before it is acknowledged. */
  durable: boolean;
}

const menu = [
  { label: zh.menu.selfCheck, value: 'go:self_check' },
  { label: zh.menu.complaint, value: 'go:complaint' },
  { label: zh.menu.tipOff, value: 'go:tip_off' },
  { label: zh.menu.help, value: 'go:help' },
  { label: zh.menu.track, value: 'go:track' },
];

type AlwaysWord = 'back' | 'leave' | 'human' | 'help' | 'restart';

// Maps, not objects: what a stranger types is looked up in them, and `constructor` is found in every object.
const ALWAYS: ReadonlyMap<string, AlwaysWord> = new Map(
  Object.entries<AlwaysWord>({
    返回: 'back',
    上一步: 'back',
    后退: 'back',
    退出: 'leave',
    不办了: 'leave',
    取消: 'leave',
    人工: 'human',
    转人工: 'human',
    人工服务: 'human',
    帮助: 'help',
    '?': 'help',
    重新开始: 'restart',
    重来: 'restart',
  }),
);

/** The bare name of an errand is that errand, whatever else it might be heard as. */
const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...Object.fromEntries(menu.map(({ label, value }) => [label, value])),
    投诉: 'go:complaint',
    举报: 'go:tip_off',
    我要匿名举报: 'go:tip_off',
    匿名举报: 'go:tip_off',
    求助: 'go:help',
    我要求助: 'go:help',
    自测: 'go:self_check',
    测一测: 'go:self_check',
    查进度: 'go:track',
    提建议: 'go:suggestion',
    我要提建议: 'go:suggestion',
    [zh.menu.ask]: 'ask',
  }),
);

const IN_FLOW: Understood = { intent: 'flow_answer' };

/** Sure enough of another errand to leave the question that was asked. */
const SURE = 0.75;
/** An answer given beside the offer to file needs less: it costs nothing when it misses. */
const WORTH_SAYING = 0.45;
/** What was said before the offer is the story of the case. */
const TAKEN_UP: readonly string[] = ['help', 'complaint', 'tip_off'];
const ERRANDS: readonly string[] = ['complaint', 'tip_off', 'help', 'track', 'self_check'];

class Decision {
  readonly #office: Office;
  readonly #context: TalkContext;
  readonly #said: Said;
  readonly #source: string;

  constructor(office: Office, said: Said, source: string) {
    this.#office = office;
    this.#said = said;
    this.#source = source;
    const { county, gazetteer, knowledge, guides } = office;
    this.#context = { county, gazetteer, knowledge, guides, today: office.today() };
  }

  async make(before: Talk): Promise<Decided> {
    // What was offered in the last reply holds for the next message only.
    const { offered, unanswered, ...talk } = before;
    const flow = this.#flowOf(talk);
    const word = ALWAYS.get(this.#said.text);
    if (word) return this.#always(word, talk, flow);
    const emergency = detectEmergency(this.#said.raw);
    if (emergency?.lifeAtStake) return this.#emergency(talk, flow, emergency.numbers);
    if (flow && talk.flow) return this.#inFlow(talk, flow, talk.flow.answers);
    const chosen = offered && this.#chosen(offered);
    if (chosen) return this.#choice(chosen, talk, unanswered);
    // 您在哪个村 was asked beside the number to ring: a place, or a plain yes, takes the help that was offered.
    if (unanswered && offered?.some(({ value }) => value === 'go:help') && detectEmergency(unanswered)) {
      const at = placeIn(this.#said.text, this.#context, false);
      if (at || parseYesNo(this.#said.text) === 'yes') {
        return this.#choice('go:help', at ? { ...talk, place: at } : talk, unanswered);
      }
    }
    const named = BY_NAME.get(this.#said.text);
    if (named) return this.#choice(named, talk, undefined);
    const heard = understand(this.#said.raw, {});
    // 不知道, 是的, 没有 answer a question nobody asked; 没有钱, 有人在吗 only begin like them.
    const isAnswer = this.#said.text.length <= 6 && parseYesNo(this.#said.text) !== undefined;
    if (isAnswer && (heard.intent === 'out_of_scope' || heard.confidence < SURE)) {
      return this.#reply(talk, 'flow_answer', [{ text: zh.thinkAgain, choices: menu }]);
    }
    // Somebody who reports another may tell of bare need too; then both are seen to.
    const reports = heard.intent === 'tip_off' || heard.intent === 'complaint';
    if (emergency && !reports) return this.#hardship(talk, emergency.numbers);
    const place = SAYS_WHERE.test(this.#said.text)
      ? placeIn(this.#said.text, this.#context, false)
      : undefined;
    const here = place?.township && !place.open ? { ...talk, place } : talk;
    if (place && isBare(this.#said.text, this.#context)) {
      return this.#reply(here, 'flow_answer', [
        { text: zh.placeNoted(placeName(this.#context, place)), choices: menu },
      ]);
    }
    const first = emergency
      ? [{ text: zh.emergency.hardship(emergencyWords(this.#office.county, emergency.numbers)) }]
      : [];
    const decided = await this.#fresh(here, heard);
    return { ...decided, replies: [...first, ...decided.replies] };
  }

  /** The flow under way; one of an older version is not gone on with. */
  #flowOf(talk: Talk): TalkFlow | undefined {
    const flow = talk.flow && flows[talk.flow.id];
    return flow?.version === talk.flow?.version ? flow : undefined;
  }

  /** Outside a flow only the very words or the number of a choice count: anything longer is a new message. */
  #chosen(offered: { label: string; value: string }[]): string | undefined {
    const { text } = this.#said;
    const exact = offered.find(
      ({ label, value }) => text === normalise(label) || this.#said.raw.trim() === value,
    );
    if (exact) return exact.value;
    return text.length <= 4 ? parseChoice(text, offered) : undefined;
  }

  #reply(talk: Talk, intent: TalkIntent, replies: Reply[], more: Partial<Decided> = {}): Decided {
    return { talk, replies, understood: { intent }, durable: false, ...more };
  }

  async #always(word: AlwaysWord, talk: Talk, flow: TalkFlow | undefined): Promise<Decided> {
    const { flow: under, ...outside } = talk;
    switch (word) {
      case 'back':
        if (flow && under) return this.#goBack(talk, flow, under.answers);
        return this.#reply(outside, 'flow_answer', [{ text: zh.help, choices: menu }]);
      case 'leave':
        return this.#reply(
          outside,
          'flow_answer',
          [{ text: under ? zh.flow.left : zh.flow.leftNothing, choices: menu }],
          {
            durable: under !== undefined,
          },
        );
      case 'restart':
        if (flow) return this.#go(outside, flow, {}, [{ text: zh.flow.restarted }], IN_FLOW);
        return this.#reply({}, 'greeting', [this.#greeting()]);
      case 'human':
        return this.#human(talk);
      case 'help':
        return this.#reply(talk, 'flow_answer', [
          { text: zh.help, ...(flow ? {} : { choices: menu }) },
          ...this.#pending(talk, flow),
        ]);
    }
  }

  #goBack(talk: Talk, flow: TalkFlow, answers: Answers): Decided {
    const { kept } = walk(flow, answers, this.#context);
    const atStart = Object.keys(kept).length === 0;
    const stepped = back(flow, answers, this.#context);
    const next = { ...talk, flow: { id: flow.id, version: flow.version, answers: stepped.kept } };
    const first: Reply[] = atStart ? [{ text: zh.flow.atStart }] : [];
    return this.#reply(next, 'flow_answer', [...first, ...this.#pending(next, flow)], { durable: true });
  }

  /** The question a flow is waiting on, asked again. */
  #pending(talk: Talk, flow: TalkFlow | undefined): Reply[] {
    if (!flow || !talk.flow) return [];
    const { kept, at } = walk(flow, talk.flow.answers, this.#context);
    if (at === null) return [];
    const step = stepOf(flow, at);
    return isRun(step) ? [] : [step.ask(kept, this.#context)];
  }

  #emergency(talk: Talk, flow: TalkFlow | undefined, numbers: string[]): Decided {
    const words = emergencyWords(this.#office.county, numbers);
    const first: Reply = { text: zh.emergency.first(words) };
    const offer: Reply = {
      text: zh.emergency.stay,
      choices: [
        { label: zh.emergency.choices.report, value: 'go:help' },
        { label: zh.emergency.choices.no, value: 'no' },
      ],
    };
    // The errand in hand can wait; it is still there when the resident comes back to it.
    const rest = flow ? [{ text: zh.pendingAgain }, ...this.#pending(talk, flow)] : [];
    return this.#reply(
      { ...talk, unanswered: this.#said.raw },
      'emergency',
      flow ? [first, ...rest] : [first, offer],
    );
  }

  #hardship(talk: Talk, numbers: string[]): Decided {
    const { choices } = zh.emergency;
    return this.#reply({ ...talk, unanswered: this.#said.raw }, 'emergency', [
      {
        text: zh.emergency.hardship(emergencyWords(this.#office.county, numbers)),
        choices: [
          { label: choices.report, value: 'go:help' },
          { label: choices.no, value: 'no' },
        ],
      },
    ]);
  }

  #human(talk: Talk): Decided {
    const { leave, no } = zh.humanChoices;
    return this.#reply(talk, 'human', [
      {
        text: zh.human(contactWords(this.#office.county)),
        choices: [
          { label: leave, value: 'go:question' },
          { label: no, value: 'no' },
        ],
      },
    ]);
  }

  #greeting(): Reply {
    const { name, fictional } = this.#office.county;
    return { text: zh.greeting(name, fictional), choices: menu };
  }

  async #inFlow(talk: Talk, flow: TalkFlow, answers: Answers): Promise<Decided> {
    const { at } = walk(flow, answers, this.#context);
    const step = at === null ? undefined : stepOf(flow, at);
    if (step && !isRun(step) && step.free && this.#isPlainQuestion()) {
      const aside = await this.#aside(talk, flow);
      if (aside) return aside;
    }
    const moved = advance(flow, answers, this.#said, this.#context);
    if (moved.accepted)
      return this.#arrive(talk, flow, this.#withHeard(talk, flow, at, moved.kept), [], IN_FLOW);
    const heard = understand(this.#said.raw, { flow: flow.id });
    if (ERRANDS.includes(heard.intent) && heard.intent !== flow.id && heard.confidence >= SURE) {
      const { flow: _, ...outside } = talk;
      return this.#fresh(outside, heard);
    }
    if (heard.intent === 'policy' || heard.intent === 'out_of_scope' || heard.intent === 'privacy') {
      const aside = await this.#aside(talk, flow);
      if (aside) return aside;
    }
    const hint = step && !isRun(step) && step.hint ? step.hint : zh.flow.notUnderstood;
    return this.#reply(talk, 'flow_answer', [{ text: hint }, ...this.#pending(talk, flow)]);
  }

  /** Where any words would do for an answer, only a short, clear question about the rules is taken for one. */
  #isPlainQuestion(): boolean {
    const { text } = this.#said;
    if (text.length > 40 || !/[?吗呢么]$|^(?:那)?(?:怎么|多久|要带什么|什么是)/.test(text)) return false;
    const heard = understand(this.#said.raw, {});
    return (heard.intent === 'policy' || heard.intent === 'privacy') && heard.confidence >= SURE;
  }

  /** A story told when asked for it may name the place and the accused as well as a first message does. */
  #withHeard(talk: Talk, flow: TalkFlow, at: string | null, kept: Answers): Answers {
    if (at !== 'what') return kept;
    const { what: _, ...heard } = prefill(flow, this.#known(flow, talk, this.#said.raw));
    const { place_which: which, ...rest } = talk.flow?.rest ?? {};
    const chosen = which !== undefined && heard.place === undefined ? { place_which: which } : {};
    return { ...rest, ...chosen, ...heard, ...kept };
  }

  /** A policy question in the middle of a flow: answered, then the flow goes on. Undefined when it has no answer. */
  async #aside(talk: Talk, flow: TalkFlow): Promise<Decided | undefined> {
    const answered = await this.#answer(talk);
    if (!answered.article) return undefined;
    const spoken = answered.replies.map(({ choices: _, ...reply }) => reply);
    return {
      talk: answered.talk,
      replies: [...spoken, { text: zh.pendingAgain }, ...this.#pending(talk, flow)],
      understood: {
        intent: 'policy',
        ...(answered.article ? { article: answered.article } : {}),
        confidence: answered.confidence,
      },
      durable: false,
    };
  }

  async #answer(talk: Talk, isOurs = false): Promise<Answered> {
    const { programme, article } = talk;
    const answer = await this.#office.answering.invoke({
      text: this.#said.raw,
      isOurs,
      ...(programme ? { programme } : {}),
      ...(article ? { article } : {}),
    });
    return answerReply(this.#office, talk, this.#said.raw, answer);
  }

  async #policy(talk: Talk, intent: TalkIntent, heard: number): Promise<Decided> {
    const answered = await this.#answer(talk, true);
    return {
      talk: answered.talk,
      replies: answered.replies,
      understood: {
        intent: answered.article && this.#isNeighbour(answered.article) ? 'out_of_scope' : intent,
        ...(answered.article ? { article: answered.article } : {}),
        confidence: Math.min(heard, answered.confidence),
      },
      durable: false,
    };
  }

  async #choice(value: string, talk: Talk, unanswered: string | undefined): Promise<Decided> {
    if (value.startsWith('article:')) {
      const answered = articleReply(this.#office, talk, value.slice('article:'.length));
      if (answered) {
        const { replies, article, confidence } = answered;
        return this.#reply(answered.talk, 'policy', replies, {
          understood: { intent: 'policy', ...(article ? { article } : {}), confidence },
        });
      }
    }
    if (value === 'ask') return this.#reply(talk, 'policy', [{ text: zh.askAway }]);
    if (value === 'hand') {
      return this.#go(talk, this.#flow('question'), { what: unanswered }, [], { intent: 'human' });
    }
    if (value.startsWith('go:')) {
      const flow = this.#flow(value.slice('go:'.length));
      const told =
        TAKEN_UP.includes(flow.id) && unanswered
          ? { ...this.#known(flow, talk, unanswered), what: unanswered }
          : this.#known(flow, talk, '');
      return this.#go(talk, flow, told, this.#opening(flow), { intent: intentOf(flow.id) });
    }
    return this.#reply(talk, 'flow_answer', [{ text: zh.flow.leftNothing, choices: menu }]);
  }

  #flow(id: string): TalkFlow {
    const flow = flows[id];
    if (!flow) throw new Error(`no flow ${id}`);
    return flow;
  }

  #opening(flow: TalkFlow): Reply[] {
    if (flow.id === 'complaint') return [{ text: zh.complaint.start }];
    if (flow.id === 'tip_off') return [{ text: zh.tipOff.start }];
    if (flow.id === 'self_check') return [{ text: zh.selfCheck.start }];
    return flow.id === 'help' ? [{ text: zh.aid.start }] : [];
  }

  /** A message outside any flow. */
  async #fresh(talk: Talk, heard: Understanding): Promise<Decided> {
    const { intent, confidence } = heard;
    switch (intent) {
      case 'greeting':
        return this.#reply(talk, intent, [this.#greeting()]);
      case 'thanks':
        return this.#reply(talk, intent, [{ text: zh.thanks }]);
      case 'human':
        return this.#human(talk);
      case 'privacy':
        return this.#privacy(talk, confidence);
      case 'complaint':
      case 'tip_off':
      case 'help':
        return (await this.#answerFirst(talk, intent, confidence)) ?? this.#begin(talk, intent, confidence);
      case 'suggestion':
      case 'self_check':
      case 'track':
        return this.#begin(talk, intent, confidence);
      case 'withdraw':
      case 'rating': {
        const known = knownFrom('track', this.#said.raw, this.#context);
        return this.#go(talk, this.#flow('track'), known, [], { intent, confidence });
      }
      case 'out_of_scope':
        return this.#outOfScope(talk, heard);
      case 'emergency':
        return this.#hardship(talk, ['gov']);
      default:
        return this.#policy(talk, 'policy', confidence);
    }
  }

  #begin(talk: Talk, intent: TalkIntent, confidence: number): Promise<Decided> {
    const flow = this.#flow(intent);
    const known = this.#known(flow, talk, this.#said.raw);
    return this.#go(talk, flow, known, this.#opening(flow), { intent, confidence });
  }

  /** What the message answers already; the place said earlier in the talk holds, but not as that of an accused. */
  #known(flow: TalkFlow, talk: Talk, told: string): Answers {
    const known = knownFrom(flow.id, told, this.#context);
    return flow.id === 'tip_off' || known.place !== undefined ? known : { ...known, place: talk.place };
  }

  /** A grievance put as a question (不给我低保怎么办) is owed its answer first, and the offer to take it up after. */
  async #answerFirst(
    talk: Talk,
    intent: 'complaint' | 'tip_off' | 'help',
    confidence: number,
  ): Promise<Decided | undefined> {
    if (!isQuestion(this.#said.text)) return undefined;
    const answered = await this.#answer(talk, true);
    const { article } = answered;
    if (!article || answered.confidence < WORTH_SAYING) return undefined;
    const offer = {
      text: zh.orFile[intent],
      choices: [
        { label: menuLabel(intent), value: `go:${intent}` },
        { label: zh.unknownChoices.no, value: 'no' },
      ],
    };
    const replies = [...answered.replies.map(({ choices: _, ...reply }) => reply), offer];
    return this.#reply({ ...answered.talk, unanswered: this.#said.raw }, intent, replies, {
      understood: { intent, article, confidence },
    });
  }

  async #privacy(talk: Talk, confidence: number): Promise<Decided> {
    const answered = await this.#answer(talk);
    const general =
      answered.article && this.#office.knowledge.articlesById.get(answered.article)?.programme === 'general';
    if (general) {
      return this.#reply(answered.talk, 'privacy', answered.replies, {
        understood: { intent: 'privacy', article: answered.article as string, confidence },
      });
    }
    return this.#reply(talk, 'privacy', [{ text: zh.privacy }], {
      understood: { intent: 'privacy', confidence },
    });
  }

  async #outOfScope(talk: Talk, { confidence, neighbour }: Understanding): Promise<Decided> {
    const found = await this.#answer(talk);
    const owner = neighbour && articleAbout(neighbour);
    const isSure =
      found.article !== undefined && (found.confidence >= SURE || this.#isNeighbour(found.article));
    const answered =
      owner && !isSure && !talk.programme ? (articleReply(this.#office, talk, owner) ?? found) : found;
    const { article } = answered;
    if (article) {
      // A follow-up such as 要多久 names nothing of ours by itself; what was found for it says whose it is.
      const isNeighbour = article === owner || this.#isNeighbour(article);
      const intent = isNeighbour ? 'out_of_scope' : 'policy';
      return this.#reply(answered.talk, intent, answered.replies, {
        understood: { intent, article, confidence: isNeighbour ? confidence : answered.confidence },
      });
    }
    const { log, no } = zh.outOfScopeChoices;
    return this.#reply({ ...talk, unanswered: this.#said.raw }, 'out_of_scope', [
      {
        text: zh.outOfScope(governmentLine(this.#office.county)),
        choices: [
          { label: log, value: 'hand' },
          { label: no, value: 'no' },
        ],
      },
    ]);
  }

  #isNeighbour(article: string): boolean {
    return this.#office.knowledge.articlesById.get(article)?.file.includes('/neighbours/') ?? false;
  }

  /** Begins a flow with what is already known. */
  async #go(
    talk: Talk,
    flow: TalkFlow,
    known: Answers,
    first: Reply[],
    understood: Understood,
  ): Promise<Decided> {
    return this.#arrive(talk, flow, prefill(flow, known), first, understood);
  }

  /** Goes on from the answers so far: runs what the bot does itself, asks the next question, or ends the flow. */
  async #arrive(
    talk: Talk,
    flow: TalkFlow,
    given: Answers,
    first: Reply[],
    understood: Understood,
  ): Promise<Decided> {
    const rest = editing(given);
    let { kept, at } = walk(flow, rest ?? given, this.#context);
    const replies = [...first];
    for (;;) {
      const step = at === null ? undefined : stepOf(flow, at);
      if (!step || !isRun(step) || at === null) break;
      const ran = await runStep(step.run, this.#office, kept, this.#source);
      replies.push(...ran.replies);
      ({ kept, at } = walk(flow, { ...kept, [at]: ran.answer }, this.#context));
    }
    const { flow: _, ...outside } = talk;
    if (at !== null) {
      const under = { id: flow.id, version: flow.version, answers: kept, ...(rest ? { rest } : {}) };
      const next: Talk = { ...outside, flow: under };
      return { talk: next, replies: [...replies, ...this.#pending(next, flow)], understood, durable: true };
    }
    if (kept.confirm === 'quit') {
      return {
        talk: outside,
        replies: [...replies, { text: zh.flow.left, choices: menu }],
        understood,
        durable: true,
      };
    }
    const effect = effectOf(flow, kept, this.#context);
    const ending = flow.id === 'self_check' ? endingReplies(this.#office, kept) : [];
    if (flow.id === 'track' && !effect && kept.more === 'done') ending.push({ text: zh.track.bye });
    if (flow.id === 'track' && kept.withdraw === 'no') ending.push({ text: zh.track.bye });
    return {
      talk: outside,
      replies: [...replies, ...ending],
      understood,
      durable: true,
      ...(effect ? { effect } : {}),
    };
  }
}

/** 改一改: the story is told anew; the rest, returned here, waits for it and is shown again. */
function editing(answers: Answers): Answers | undefined {
  if (answers.confirm !== 'edit') return undefined;
  // Whom a new story accuses is asked again: an old answer could leave it with their own people.
  const { confirm: _c, what: _w, more: _m, accused: _a, ...rest } = answers;
  return rest;
}

/** Worth looking for a place in; most questions about the rules are not. */
const SAYS_WHERE = /[镇乡村街区县]|我(?:们)?(?:是|在|住)|的$|^.{2,6}$/;

/** Nothing but the name of a place, and perhaps 我是…的. */
function isBare(text: string, { gazetteer }: TalkContext): boolean {
  const [match] = gazetteer.find(text);
  if (!match) return false;
  const rest = text.slice(0, match.start) + text.slice(match.end);
  return /^(?:我(?:们)?(?:是|在|住)?)?(?:这里|这边|的|人)*[,.!，。！]*$/.test(rest);
}

/** Ends or is put like a question; a story may hold one, but then it is long. */
const isQuestion = (text: string) =>
  text.length <= 60 &&
  /[?吗呢么]$|([\u4e00-\u9fff]{1,2})[不没]\1|多少|几天|哪里|向哪|怎么办|咋办|咋个办|找谁|找哪|去哪|向谁|多久|能不能|可不可以|是不是|合不合|怎么(?:投诉|举报|反映|申诉|告)/.test(
    text,
  );

const menuLabel = (flow: string) => menu.find(({ value }) => value === `go:${flow}`)?.label ?? flow;

function intentOf(flow: string): TalkIntent {
  return flow === 'question' ? 'human' : (flow as TalkIntent);
}

/**
 * Decides on one message.
 * @param source mark of the sender for slowing down guesses at receipt codes; never stored
 */
export function decide(office: Office, talk: Talk, raw: string, source: string): Promise<Decided> {
  const said: Said = { raw, text: normalise(raw) };
  return new Decision(office, said, source).make(talk);
}
