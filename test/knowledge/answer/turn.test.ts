// What the clauses of a later message do, in whatever words.
import { describe, expect, it } from 'vitest';
import { asksOrder, turnOf } from '../../../knowledge/answer/turn.ts';

describe('a message that puts right', () => {
  it.each([
    ['不是精神病 是腿不得行', '腿不得行'],
    ['我说的是腿残', '腿残'],
    ['我问的是奶奶 不是孩子', '奶奶'],
    ['我问的是我妈不是我', '我妈'],
    ['不是低保 我问房租', '房租'],
    ['不是低保我问房租', '房租'],
    ['我说的临时救助', '临时救助'],
    ['我是说医院那个救助', '医院那个救助'],
    ['我的意思是他们不收', '他们不收'],
    ['不是低保 我说护理补贴那两个月', '护理补贴那两个月'],
    ['没听懂 我问欠工钱打哪个地方的电话', '欠工钱打哪个地方的电话'],
    ['我问的是五保的钱 你说还没有登记', '五保的钱'],
  ])('%s means %s', (message, meant) => {
    expect(turnOf(message)).toMatchObject({ means: meant, putsRight: true });
  });

  it.each([
    '不是说要公示吗',
    '他不肯签字呢',
    '要带什么',
    '他有职工医保 不是低保',
    '我说了你不信',
    '他不是不管 是没钱',
  ])('%s puts nothing right', (message) => {
    expect(turnOf(message).putsRight).toBe(false);
  });

  it('keeps what is told of the household in the question', () => {
    expect(turnOf('我问的是孩子的补贴 不是低保户给不给').means).toContain('不是低保户给不给');
  });
});

describe('a message that says what it is not about', () => {
  it.each([
    ['他不是孤儿 爹妈都在 就是穷', ['孤儿']],
    ['不打官司 丢人 就想弄个低保', ['打官司']],
    ['跟低保没关系', ['低保']],
    ['不是低保 是孩子转学', ['低保']],
    ['写错了我不要复议，就是想再申请一回', ['复议']],
    ['我不复议 就去镇上说 带什么东西', ['复议']],
    ['听不懂复议 你就说我明天去哪', ['复议']],
    ['先不说贷款 还有什么', ['贷款']],
    ['什么高龄 我说孩子的那个补贴 谁去办', ['高龄']],
    ['你老说低保，我问孩子补贴', ['低保']],
    ['是不是要公示', []],
    ['我跟老伴一起住', []],
    ['我不想去敬老院', []],
    ['我没有低保 那还能领不', []],
  ])('%s is not about %j', (message, words) => {
    expect(turnOf(message).denied).toEqual(words);
  });
});

describe('a message that leaves what was talked about', () => {
  it.each([
    ['还有一件事 邻居把路给堵了', '邻居把路给堵了'],
    ['另外问一下高龄津贴', '高龄津贴'],
    ['对了还有个事 我妈八十了', '我妈八十了'],
    ['算了 那五保一个月给多少钱', '那五保一个月给多少钱'],
  ])('%s goes on with %s', (message, rest) => {
    expect(turnOf(message)).toMatchObject({ means: rest, leaves: true });
  });

  it.each(['还有低保呢', '算了', '算了不说这个了'])('%s leaves for nothing', (message) => {
    expect(turnOf(message).leaves).toBe(false);
  });

  it('tells more of the same from another matter', () => {
    expect(turnOf('还有别的不')).toMatchObject({ leaves: false, wantsOther: true });
    expect(turnOf('还有一个问题').wantsOther).toBe(false);
  });
});

it.each([
  ['先办哪个', true],
  ['低保和残疾证哪样该先弄', true],
  ['一共得跑几个地方', true],
  ['先去哪儿问', false],
  ['办哪个好', false],
])('whether %s asks what comes first: %s', (message, does) => {
  expect(asksOrder(message)).toBe(does);
});

it('reads words said over and over at once', () => {
  for (const word of ['不是', '我问', '还有', '算了', '你说', '不要', '啥', '先不', '那就'])
    expect(turnOf(word.repeat(400)).denied.length).toBeLessThan(500);
});
