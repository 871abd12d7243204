// Owns what a first message already says, so that nobody is asked for it again.
import { findNumbers } from '../../knowledge/casework/numbers.ts';
import type { ProgrammeCode } from '../../knowledge/model.ts';
import { parseDuration, parsePeople } from '../../knowledge/text/numerals.ts';
import { type Heard, loudOf } from './hearing.ts';

/** Answers found in a first message. Places are found elsewhere (knowledge/places). */
export interface Prefill {
  programme?: ProgrammeCode;
  /** The words that name or describe whoever is blamed. */
  accusedText?: string;
  urgent?: boolean;
  trackingNumber?: string;
  receiptCode?: string;
  /** How long it has lasted, in months. */
  months?: number;
  anonymousWanted?: boolean;
  people?: number;
}

/** Most telling first: 低保边缘 before 低保, the supplements before the disabled in general. */
const programmes: readonly [RegExp, ProgrammeCode][] = [
  [/低保边缘|边缘户|边缘家庭/, 'near_dibao'],
  [/单人保|单人户.{0,4}低保/, 'dibao_single'],
  [/刚性支出/, 'rigid_hardship'],
  [/渐退/, 'gradual_exit'],
  [/护理补|重残补|重度残疾.{0,6}补/, 'disability_nursing'],
  [/生活补贴|困难残疾人|两项补贴|残疾人?(?:的)?(?:补|津)|残补/, 'disability_living'],
  [/事实无人|困境儿童|(?:坐牢|服刑|失联).{0,14}(?:孩子|小孩|娃)/, 'unsupported_child'],
  [/孤儿/, 'orphan'],
  [/特困|五保|供养/, 'destitute'],
  [/医疗救助|大病|尿毒症|透析|癌|白血病|药费/, 'medical_aid'],
  [/临时救|临时困难|火灾|失火|着火|火烧|水灾/, 'temporary_aid'],
  [/高龄|老龄|[八九]十(?:多|几)?岁.{0,8}(?:补|津|钱)|百岁/, 'old_age'],
  [/低保|最低生活保障/, 'dibao'],
];

const blamed =
  /(?:[\u4e00-\u9fff]{0,6}(?:村|镇|乡|社区|组|街道))?(?:的)?(?:村(?:委会)?(?:支书|书记|主任|长|干部|会计|医)|支部?书记?|书记|妇女主任|主任|会计|组长|队长|镇长|乡长|所长|局长|院长|办事员|镇干部|民政(?:所|办|局)(?:的人|工作人员)?|邻居|隔壁[\u4e00-\u9fff]{0,4}|老[\u4e00-\u9fff](?=家|头|有|的|还)|有人)(?:的(?:亲戚|弟弟?|哥哥?|老婆|儿子|女儿|媳妇|侄子|小舅子|堂哥|全家))?/;

/** What the message already answers. `urgent` is set by the caller's emergency. */
export function prefillOf(clean: string, heard: Heard): Prefill {
  const programme = programmes.find(([pattern]) => pattern.test(clean))?.[1];
  const isTip = loudOf(heard, 'official') > 0 || loudOf(heard, 'someone') > 0;
  const accused = isTip ? blamed.exec(clean)?.[0] : undefined;
  // Reading numbers is the dear part; most messages have none.
  const numbers = /\d{6}|[零一二三四五六七八九幺]{6}/.test(clean) ? findNumbers(clean) : {};
  const time = /[月年天周半]|星期|礼拜/.test(clean) ? parseDuration(clean.slice(0, 400)) : undefined;
  const people = /[口人俩]|[大小]/.test(clean) ? parsePeople(clean.slice(0, 400)) : undefined;
  return {
    ...(programme ? { programme } : {}),
    ...(accused ? { accusedText: accused } : {}),
    ...numbers,
    ...(time ? { months: time.months } : {}),
    ...(people ? { people } : {}),
    ...(loudOf(heard, 'anonymous') > 0 ? { anonymousWanted: true } : {}),
  };
}
