// What the clauses of a message after danger do; what none of them does is left.
import { describe, expect, it } from 'vitest';
import { actsIn } from '../../../knowledge/text/danger/acts.ts';
import { deathIn, deniesDeath } from '../../../knowledge/text/danger/death.ts';
import {
  isInJest,
  isLongPast,
  meantOtherwise,
  refusesMedicine,
} from '../../../knowledge/text/danger/otherwise.ts';
import { detectEmergency } from '../../../knowledge/text/emergency.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

describe('a clause after danger', () => {
  it.each([
    ['药我都买好了', ['means'], ''],
    ['没吃 就放在枕头边', ['means'], '没吃'],
    ['我人在楼顶上', ['means'], ''],
    ['别管我 不要打电话给我家', ['alone'], ''],
    ['不用你们来 我就是说说', ['declined', 'misheard'], ''],
    ['我没事了 你别报', ['eased', 'declined'], ''],
    ['好了好了 我不跳了 就是心里烦', ['eased'], '就是心里烦'],
    ['不用你们管 我已经好了 闺女来了', ['alone', 'eased', 'company'], ''],
    ['啥没事 我爸还躺着呢', ['rejects'], '我爸还躺着呢'],
    ['我打了 那个电话打不通', ['called', 'unreached'], ''],
    ['我不敢开门 他儿子在外头 电话打不通', [], '我不敢开门 他儿子在外头'],
    ['好 我现在打110', ['calling'], ''],
    ['他又打了我', [], '他又打了我'],
    ['去年中的风 不是现在', ['past'], ''],
    ['她没有要寻死 是不肯吃降压药', ['denied'], '是不肯吃降压药'],
    ['没有没有 她就爱说气话 好着呢', ['misheard', 'eased'], ''],
    ['人没事 他想要点救助 找谁', ['eased'], '他想要点救助 找谁'],
  ] as const)('%s', (text, acts, left) => {
    const read = actsIn(normalise(text));
    expect([...read.acts].toSorted()).toEqual([...acts].toSorted());
    expect(read.left).toBe(left);
  });
});

describe('what sounds like danger and is none', () => {
  it.each(['她现在血压药也不吃了', '不肯吃降压药', '医院开的药他不吃'])('medicine is refused: %s', (text) => {
    expect(refusesMedicine(text)).toBe(true);
    expect(detectEmergency(text)).toBeUndefined();
  });
  it.each(['活够了，药也不吃了', '他把药都吃了，叫不醒'])('and is heard all the same: %s', (text) => {
    expect(detectEmergency(text)?.lifeAtStake).toBe(true);
  });
  it('alive is said to whoever spoke of the dead', () => {
    expect(meantOtherwise('我还活着嘛')).not.toContain('活着');
    expect(meantOtherwise('我还活着干嘛')).toContain('活着');
    expect(detectEmergency('我还活着有什么意思')?.lifeAtStake).toBe(true);
  });
  it('a laugh over what is always said is no cry; of oneself, or with the means, it is', () => {
    expect(isInJest('我娘天天吵着要去死 哈哈')).toBe(true);
    expect(isInJest('我娘天天吵着要去死 农药都买了 哈哈')).toBe(false);
    expect(detectEmergency('哈哈 我真不想活了')?.lifeAtStake).toBe(true);
  });
  it.each(['我腿断了两年了', '前年得了脑梗现在半边身子不能动', '去年中的风'])('is years old: %s', (text) => {
    expect(isLongPast(text)).toBe(true);
  });
  it.each(['我妈刚中风了，去年也中过一次', '突然又不能动了，前年得的脑梗'])('is of now: %s', (text) => {
    expect(isLongPast(text)).toBe(false);
  });
});

describe('a death', () => {
  it.each([
    ['我妈上个月走了', 'fresh'],
    ['老汉住院去世了 家里就剩我', 'fresh'],
    ['男人走了三年了', 'old'],
    ['儿媳妇走了三年没音信', undefined],
    ['没死人 孩子妈是跑了 你说谁没了', undefined],
    ['低保怎么申请', undefined],
  ] as const)('%s: %s', (text, told) => {
    expect(deathIn(normalise(text))).toBe(told);
  });
  it('is denied', () => expect(deniesDeath('没死人 孩子妈是跑了')).toBe(true));
});

describe('danger hidden in something else', () => {
  it.each([
    ['还打过我两回我带着孩子不敢回家', 'violence'],
    ['那房子咋办 墙裂了一指宽下雨我不敢睡', 'fire'],
    ['等到啥时候是个头 家里米都没了', 'hunger'],
    ['他家淹了没处住', 'fire'],
    ['我妈气得不吃饭 躺床上不说话', 'despair'],
  ] as const)('is heard after an answer too: %s', (text, kind) => {
    expect(detectEmergency(text, 'more')?.kind).toBe(kind);
  });
});
