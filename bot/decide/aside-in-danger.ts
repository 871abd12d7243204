// What is afraid, doubts, or needs a roof, after danger was told: answered by the kind of danger it was.
import { needIn } from '../../knowledge/text/danger/needs.ts';
import type { Emergency } from '../../knowledge/text/emergency.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { bareNumbers } from '../hotlines.ts';
import { afterDanger as say } from '../phrases/after-danger.ts';
import { danger as phrases } from '../phrases/danger.ts';
import { type After, numbersIn, offering } from './danger-said.ts';
import { told } from './danger-told.ts';
import { type Decided, reply } from './message.ts';
import { isQuestion } from './words.ts';

/** 怕他找来, 又来堵门: she is not there yet, or out already. */
const AFRAID =
  /(?:怕|担心|万一|要是|不敢)[^。;!?]{0,14}(?:找|打|来|回|报复|弄|堵|整)|(?:威胁|堵|跟踪|找到)(?:我|俺)|保护令/;
/** Whoever is in a home is in the hands of those one would complain of. */
const REVENGE_AT_HOME =
  /(?:不敢|怕|担心|万一|要是)[^。;!?]{0,14}(?:说|讲|报|告|知道|晓得|整|报复|赶|对(?:他|她)|打|虐)|(?:说|讲|报|告)了[^。;!?]{0,8}(?:更|还|又|要)?(?:整|打|虐|折腾|报复|赶|对(?:他|她))|(?:知道|晓得)是(?:我|俺|谁)|报复|穿小鞋/;
/** She would leave, and has nowhere to. */
const NO_ROOF = /没(?:有|得)?饭|不肯走|走了(?:住|吃)|住哪/;
/** It goes on now: what else is asked can wait. */
const HAPPENING =
  /正在|又(?:来|在)?打|(?<![就会要还])在打|[砸踹撞]门|[拿拎举]着?(?:把)?(?:刀|棍|斧)|追(?:着|来|我)|救命|快来|堵(?:着|在)?门|掐|血/;
const USELESS =
  /(?:有|没|冇)(?:得)?(?:啥|什么|个)?(?:子)?用|不管用|白(?:打|报)|(?:警察|民警|派出所)[^,，。]{0,8}(?:不管|没管|又走|走了)|不肯走|不肯报/;
/** 我能替她报不. */
const ON_BEHALF =
  /(?:能|可以|可不可以|得不得)[^,，。]{0,4}(?:替|帮|代|给)(?:他|她|人家|我[^,，。]{1,3})?[^,，。]{0,3}(?:报|打(?:110|电话))|(?:我|俺)(?:来|去|替|帮)(?:他|她)?[^,，。]{0,3}(?:报警|报)[^,，。]{0,3}(?:行|中|可以|成|得)/;
/** 她娃三岁 也在跟前看着打. */
const CHILD_LOOKS_ON =
  /(?:孩子|娃|小孩|儿子|女儿|闺女)[^。;!?]{0,12}(?:看(?:着|到|见)|跟前|面前|在场|吓|哭)(?![^,，。]{0,6}(?:被打|挨打))/;
/** 你们别来抓他. */
const NO_ARREST =
  /(?:别|不要|莫|不用|不想|不能)(?:你们?|让|叫|来|去|把|再|真)*(?:警察|派出所|民警|公安)?(?:来)?(?:抓|关|带走|判|坐牢|拘)|(?:他|爷爷|奶奶|爸|妈)[^,，。]{0,4}(?:会不会|要不要)(?:被)?(?:抓|关|坐牢)/;
const WHERE_TO =
  /(?:搬|住|去|睡|躲|挪)(?:到)?(?:哪|啥地方|什么地方|何处)|(?:哪|哪里|哪儿|啥地方)[^,，。]{0,3}(?:住|睡|去|落脚)|没(?:有|得)?(?:地方|处)(?:住|睡|去)?|不敢(?:睡|住|进)|(?:今晚|晚上|夜里)[^。]{0,6}(?:咋|怎么)/;
/** 我不去救助站 里头打人. */
const NOT_THE_STATION = /(?:不|没)(?:想|敢|肯|愿意?|能|要)?(?:去|进|到)[^,，。]{0,3}(?:救助站|收容|站里)/;
const TONIGHT =
  /(?:今|晚|夜)[^,，。]{0,6}(?:咋|怎么|哪|何处|去|住|过|办)|(?:咋|怎么)(?:过|熬|挨)(?:夜|今晚)?$/;

const OF_BLOWS: ReadonlySet<string> = new Set(['violence', 'blows', 'home', 'hurt_child']);

/** Undefined where it is none of these. */
export async function asideInDanger(
  after: After,
  heard: Emergency | undefined,
): Promise<Decided | undefined> {
  if (OF_BLOWS.has(after.of)) return ofBlows(after, heard);
  const { of, message, acts } = after;
  const { text } = message.said;
  if (of === 'fire' && WHERE_TO.test(text) && !acts.has('eased')) {
    const numbers = bareNumbers(message.office.county, ['gov', 'police']);
    return offering(after, 'shelter', say.shelter(numbers));
  }
  if (of === 'medical' && acts.has('meanwhile'))
    return offering(after, 'meanwhile', say.meanwhile(bareNumbers(message.office.county, ['ambulance'])));
  return of === 'need' || of === 'hospital' ? ofNeed(after, heard) : undefined;
}

/** Whoever tells of blows that others get is no victim who may be guessed at. */
const isReporter = ({ of, danger }: After): boolean =>
  of === 'hurt_child' || danger.said.some((key) => /\/(?:seen|reported|kin_beaten)$/.test(key));

/** What she asks is answered, unless it goes on now: what is feared, and where she may hide, names blows as well. */
function askedOfBlows(after: After, heard: Emergency | undefined): Decided | undefined {
  const { of, message, acts, danger } = after;
  const isOther = heard?.lifeAtStake && heard.kind !== 'violence' && heard.kind !== 'child';
  if (isOther || HAPPENING.test(message.said.text)) return undefined;
  const numbers = numbersIn(after);
  const { county } = message.office;
  if (acts.has('told_on') && of !== 'home')
    return offering(after, 'told_on', isReporter(after) ? say.offends : say.toldOn);
  if (of !== 'violence') return undefined;
  if (acts.has('refuge'))
    return offering(after, 'roof', danger.said.includes('roof') ? say.roofAgain : say.roof(numbers));
  return acts.has('dares_not')
    ? offering(after, 'dares_not', say.dareNot(numbers.includes('、') ? bareNumbers(county, ['women']) : ''))
    : undefined;
}

function ofBlows(after: After, heard: Emergency | undefined): Decided | undefined {
  const { of, message } = after;
  const { text } = message.said;
  const numbers = numbersIn(after);
  if (of === 'home' && REVENGE_AT_HOME.test(text)) return atHomeFeared(after);
  if (of === 'violence' && CHILD_LOOKS_ON.test(text) && isOnlyOfChild(heard))
    return offering(after, 'child_looks_on', say.childLooksOn(numbers));
  const asked = askedOfBlows(after, heard);
  if (asked) return asked;
  if (heard?.lifeAtStake) return undefined;
  if (NO_ARREST.test(text))
    return offering(
      after,
      'no_arrest',
      of === 'hurt_child' ? say.noArrest(numbers) : say.noArrestOfKin(numbers),
    );
  if (ON_BEHALF.test(text)) return offering(after, 'on_behalf', say.onBehalf(numbers));
  if (of === 'blows' && AFRAID.test(text)) return offering(after, 'feared', say.blowsFeared(numbers));
  if (of !== 'violence') return undefined;
  if (AFRAID.test(text)) {
    const isHers = numbers.includes('、');
    return offering(
      after,
      'violence/feared_at_home',
      phrases.first(numbers, 'violence', 'feared_at_home', isHers),
    );
  }
  if (NO_ROOF.test(text)) return offering(after, 'roof', say.roof(numbers));
  return USELESS.test(text) ? offering(after, 'useless', say.useless(numbers)) : undefined;
}

const isOnlyOfChild = (heard: Emergency | undefined): boolean =>
  heard === undefined || heard.kind === 'child' || !heard.lifeAtStake;

/** 说了他们更整他: a way that leads past those who have him in their hands. */
function atHomeFeared({ message, before, talk, danger: told_ }: After): Decided {
  const next = told(talk, told_.kind, 'home_feared', message.context.today, message.said.raw);
  const story = told_.story ?? before.unanswered ?? message.said.raw;
  const { choices } = say;
  return reply({ ...next, unanswered: story }, 'emergency', [
    {
      text: told_.said.includes('home_feared') ? say.homeFearedAgain : say.homeFeared,
      choices: [
        { label: choices.secretly, value: 'go:tip_off' },
        { label: choices.no, value: 'no' },
      ],
    },
  ]);
}

function ofNeed(after: After, heard: Emergency | undefined): Decided | undefined {
  const { of, message, danger: past } = after;
  const { text } = message.said;
  const numbers = numbersIn(after);
  const need = needIn(`${normalise(past.story ?? '')} ${text}`);
  const calls = bareNumbers(message.office.county, ['police', 'gov']);
  if (NOT_THE_STATION.test(text)) return offering(after, 'not_the_station', say.notTheStation(calls));
  if (TONIGHT.test(text) && need && need !== 'hospital')
    return offering(after, 'tonight', say.tonight[need](calls));
  if (!heard || heard.lifeAtStake || isQuestion(text)) return undefined;
  const times = past.said.filter((key) => key === 'again').length;
  return offering(after, 'again', say.again(of, times + 1, numbers));
}
