// A wording of a report that tells whom and what it is about, and nothing its reporter would be known by.
import { normalise } from '../../knowledge/text/normalise.ts';
import { namesTeller } from '../../knowledge/text/teller.ts';
import { reporting as say } from '../phrases/reporting.ts';
import { sortStory } from './sorting.ts';

const PLACE = '(?:[镇乡村县]|街道|社区)(?:[上里])?的?';
const WHOM = new RegExp(
  `${PLACE}?(?:民政[所办局]|敬老院|养老院|福利院|村委会?|居委会?|便民服务中心)(?:里|上)?(?:的)?(?:院长|所长|主任|护工|人|干部|工作人员)?|${PLACE}?(?:妇女主任|副?支?书记|支书|主任|会计|副?[村镇乡所院局]长|文书|小?组长|队长|干部|护工)|窗口(?:的人)?`,
);
const BENEFIT = /低保|特困|五保|临时救助|(?:高龄|残疾人?|护理|生活)(?:补贴|津贴)|孤儿补贴|医疗救助|补贴|津贴/;

/** Undefined where it is not plain enough what the words are about. */
export function generalWording(words: string): string | undefined {
  const text = normalise(words);
  const { category, isSure } = sortStory('tip_off', text);
  const made = say.general[category];
  const whom = WHOM.exec(text)?.[0];
  if (!made || (!isSure && whom === undefined)) return undefined;
  const wording = made(whom ?? say.somebody, BENEFIT.exec(text)?.[0] ?? say.aid);
  return namesTeller(wording) ? undefined : wording;
}
