// Whoever goes on with what was said and asks nothing new: it was too long, he did not understand, which number was that,
// nobody picks up there. Each is answered from what was said before.
import type { ArticleReading } from '../../knowledge/answer/answer.ts';
import { isAsked } from '../../knowledge/answer/focus.ts';
import { turnOf } from '../../knowledge/answer/turn.ts';
import { isNeighbour } from '../../knowledge/model.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import { unreachedIn } from '../../knowledge/text/unreached.ts';
import { beginningOf } from '../answering.ts';
import { placeIn } from '../flows/place.ts';
import { contactWords, emergencyWords, governmentLine, linesIn, linesNamed } from '../hotlines.ts';
import { goingOn as say } from '../phrases/going-on.ts';
import type { Talk } from '../talk.ts';
import { type Decided, type Message, reply } from './message.ts';

/** So many characters ask again; more ask something of their own. */
const MOST = 30;

const SHORTER =
  /(?:说|讲|写)(?:得|的)?(?:简单|短|少|慢|清楚|明白|白|人话|通俗)(?:一?点|一?些)?|(?:简单|短|通俗)(?:一?点|一?些)|(?:字|话|写得?|说得?|内容)?太(?:多|长|啰嗦|罗嗦|复杂)(?:了|咯|啦)?|一大堆|看不(?:过来|清楚?|懂|明白|完)|(?:听|搞|弄)不(?:懂|明白|清楚?)|(?:没|冇|不)(?:太)?(?:听|看|搞|弄)?(?:懂|明白|清楚)|啥子?意思|什么意思|么子意思|几个意思|咩意思|举个?例|一句话(?:说|讲)?|直接(?:说|讲)|(?:你|您)就(?:直接)?(?:说|讲)(?:行不行|能不能|够不够|可不可以|得不得行|是不是)|念给我听/g;
/** Words around it that ask nothing of their own. */
const AROUND =
  /[我俺咱你您恁那这就再又也还都要得该能会可以是有个些的了吗嘛呢么吧啊呀哦噢哎嗯唉咦咧嘞,，。.!?？！、~\s]|说|讲|上头|上面|刚才|前面|那个|这个|到底|究竟|一下|给|听|眼睛|花|老了|字|看|写|不清|行不行|能不能|够不够/g;

/** 字太多 看不清 你说简单点: what is left of it names nothing. */
function asksShorter(text: string): boolean {
  const rest = text.replace(SHORTER, '');
  if (rest === text) return false;
  // Beside 啥意思, 四级到底能不能 asks something.
  const plain = plainSpeech(text);
  const { means } = turnOf(plain);
  const most = means !== plain && isAsked(means.replace(SHORTER, '')) ? 1 : 4;
  return rest.replace(AROUND, '').length <= most;
}

const ASKS_NUMBER =
  /(?:电话|号码|热线)(?:号码?)?(?:是|要打)?(?:多少|几号|好多|几多|啥|什么|哪个)|(?:打|拨)(?:哪个|哪一个|几号|啥子?|什么)(?!地方|边|头)(?:电话|号码?|热线)?(?!.*(?:能|可以))|(?:刚才|上面|那个|前面).{0,8}(?:电话|号码|热线)|(?:电话|号码)(?:呢|给我|发我|再说一遍)/;

/** Whose number is not on record: 教育局, 派出所, 殡仪馆. */
const OFFICE =
  /((?:教育|公安|房管|住建|农业农村|自然资源|司法|交通|水利|林业|城管|派出|殡仪|救助|村委|居委)[局所馆站会])/;

/** The offices of assistance, by whatever name. */
const OURS = /[乡镇县]里|镇上|乡上|民政|街道|窗口|政府|[乡镇](?:的|上)?(?:电话|号码)|你们/;

const TOWN = /[乡镇]里|[镇乡]上|街道|[乡镇](?:的|上)?(?:电话|号码)/;

/** The first line an article names, and the general one. */
const numbersOf = ({ context: { county } }: Message, text: string): string => {
  const [first] = linesIn(county, text);
  const number = first?.match(/\d+/)?.[0];
  return number === undefined ? '' : [number, governmentLine(county)].join('、');
};

const lastSaid = ({ office }: Message, { said = [] }: Talk): ArticleReading | undefined => {
  const id = said.at(-1);
  return id === undefined ? undefined : office.answerer.read(id);
};

/** Whose number is meant: the office he names, else the one whose matter was spoken of. */
function numberAsked({ context, said }: Message, talk: Talk, { article, text }: ArticleReading): string {
  const { county } = context;
  const gov = emergencyWords(county, ['gov']);
  const named = linesNamed(county, said.text);
  if (named.length > 0) return say.numbers(named, gov);
  const office = OFFICE.exec(said.text)?.[1];
  if (office !== undefined) return say.noNumber(office, gov);
  const { township } = placeIn(said.text, context, false) ?? talk.place ?? {};
  if (OURS.test(said.text)) {
    const ofTown = TOWN.test(said.text) && township === undefined ? [say.whichTown] : [];
    return [say.contacts(contactWords(county, township)), ...ofTown].join('\n');
  }
  // What an article names farther down (律师, 纪检) sees to a part of the matter only.
  const begins = beginningOf(text);
  const first = linesIn(county, begins);
  if (first.length > 0) return say.numbers(first, gov);
  if (!isNeighbour(article)) return say.contacts(contactWords(county, township));
  const theirs = OFFICE.exec(begins)?.[1];
  const lines = linesIn(county, text);
  if (theirs !== undefined || lines.length === 0) return say.noNumber(theirs ?? say.whoever, gov);
  return say.numbers(lines, gov);
}

/** 打这边的还是打那边的电话: the same number is another office's in another place. */
const ASKS_AREA =
  /(?:这边|那边|本地|外地|老家|外省|干活那里?)[^,，。;!?]{0,6}还是|(?:打|拨|找)[^,，。;!?]{0,2}(?:哪边|哪个地方|哪里|哪头|哪一边)(?:的)?/;
const OF_NUMBER = /电话|号码|热线|打/;

/** 没登记是啥意思, 你说还没有登记: said of a figure the county has not recorded. */
const OF_UNRECORDED =
  /没(?:有)?登记[^。;!?]{0,6}(?:啥|什么|么子|咩|几个)意思|(?:你|您)(?:刚才|上面|前面)?(?:说|讲|写)[^,，。;!?]{0,8}没(?:有)?登记|(?:谁|是我|我)没(?:有)?登记\??$/;
const UNRECORDED = '还没有登记';

/** What a message that only asks again is answered with; undefined when it says something of its own. */
export function askedAgain(message: Message, talk: Talk): Decided | undefined {
  const { office, said } = message;
  const { county } = office;
  const last = lastSaid(message, talk);
  if (!last || said.text.length > MOST) return undefined;
  const gov = emergencyWords(county, ['gov']);
  const about = (text: string): Decided =>
    reply(talk, 'policy', [{ text, choices: [{ label: say.whole, value: `article:${last.article.id}` }] }], {
      understood: { intent: 'policy', article: last.article.id },
    });
  const unreached = unreachedIn(said.text);
  if (unreached !== undefined) return about(say.unreachable(unreached, gov));
  if (OF_UNRECORDED.test(said.text) && last.text.includes(UNRECORDED))
    return about(say.unrecorded(contactWords(county)));
  const area = ASKS_AREA.test(said.text) && OF_NUMBER.test(said.text) ? numbersOf(message, last.text) : '';
  if (area !== '') return about(say.whichArea(area));
  if (ASKS_NUMBER.test(said.text)) return about(numberAsked(message, talk, last));
  return asksShorter(said.text) ? about(say.shorter(beginningOf(talk.point ?? last.text), gov)) : undefined;
}
