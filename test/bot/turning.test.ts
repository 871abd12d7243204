// Turns that a clause makes, and words that ask nothing: what was not understood is said plainly, and two questions get two answers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainlyAsked, questionsApart } from '../../bot/decide/turning.ts';
import { createTurns } from '../../bot/turn.ts';
import { repliesIn } from './hold-talk.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let office: TestOffice;
beforeAll(() => {
  office = testOffice({ now: () => new Date('2026-11-28T02:00:00Z') });
});
afterAll(() => office.end());

const talk = (...messages: string[]) => repliesIn(office, messages);

const SAID = { said: ['dibao-how-apply'] };

describe('what is asked by whoever did not understand', () => {
  it.each([
    ['字太多 眼花 你就说先办哪个', '先办哪个'],
    ['没听懂，就说我婆婆能拿啥钱', '我婆婆能拿啥钱'],
    ['啥意思 四级到底能不能', '四级到底能不能'],
    ['听不懂复议 你就说我明天去哪 带啥', '我明天去哪 带啥'],
    ['啥意思 没听懂 就说过没过期', '过没过期'],
    ['太啰嗦了 直接告诉我找谁办低保', '找谁办低保'],
  ])('%s', (said, asked) => {
    expect(plainlyAsked(said, SAID)).toBe(asked);
  });

  it.each(['没听懂', '字太多 看不清 你说简单点', '刚性支出是啥意思', '没听懂 啥意思', '那要带啥 去哪办'])(
    '%s asks nothing beside',
    (said) => {
      expect(plainlyAsked(said, SAID)).toBeUndefined();
    },
  );

  it('is said in two lines', async () => {
    const [, short] = await talk('残疾两项补贴一个月多少 我二级', '没听懂 四级能领不');
    expect(short).toContain('四级');
    expect(short?.split('\n').filter((line) => !line.startsWith('依据'))).toHaveLength(2);
  });

  it('gets the point said last, and not the beginning of its article', async () => {
    const [page, point, short] = await talk('特困怎么申请', '要给熟人送礼不', '说简单点');
    expect(point).not.toContain(page?.slice(0, 20));
    expect(short).toMatch(/^简单说：/);
    const said = point?.split('\n')[0]?.slice(0, 12) ?? '';
    expect(short).toContain(said);
  });
});

describe('two questions in a message', () => {
  it.each([
    ['那一个月给多少 能住敬老院不', ['那一个月给多少', '能住敬老院不']],
    ['这个救了要还不 一般给多少', ['这个救了要还不', '一般给多少']],
    ['就说我爸 拿啥东西 我能替他办不', ['就说我爸 拿啥东西', '我能替他办不']],
    ['那要带啥 她走不了路 我去行不', ['那要带啥', '她走不了路 我去行不']],
  ])('%s', (said, questions) => {
    expect(questionsApart(said, SAID)).toEqual(questions);
  });

  it.each(['那要带啥', '我妈八十二了 能领不', '他不肯签字 咋办'])('%s is one', (said) => {
    expect(questionsApart(said, SAID)).toBeUndefined();
  });

  it('are both answered, in two lines each', async () => {
    const { say } = resident(createTurns(office.office));
    await say('我叔65没儿没女 五保咋办');
    const said = await say('那一个月给多少 能住敬老院不');
    expect(said.replies).toHaveLength(2);
    expect(said.replies[0]?.text).toMatch(/标准|照料护理/);
    expect(said.replies[1]?.text).toContain('敬老院');
    expect(textOf(said).length).toBeLessThan(700);
  });
});

describe('another matter of a letter', () => {
  const LETTER =
    '我是外地嫁过来的户口还在贵州老家没迁男人去年出车祸死了撇下我跟两个娃一个八岁一个四岁婆家不管我们还要撵我们出去我现在在县里租房子住打零工一个月千把块钱俩娃上学吃饭都成问题我想问问我这种情况娃能不能领个啥补助我户口不在这儿能不能办低保房租能不能补点';

  it('is answered where the last answer did not speak of it', async () => {
    const [, rent] = await talk(LETTER, '房租呢');
    expect(rent).toMatch(/^因为.*交不起房租/);
    expect(rent?.length).toBeLessThan(500);
  });
});

describe('words that ask nothing', () => {
  it.each(['好', '嗯', '嗯嗯', '好好好', '哦', '行吧', '好的知道了'])('%s is taken as that', async (word) => {
    const [, noted] = await talk('高龄津贴咋领', word);
    expect(noted).toBe('好。还有什么要问的，随时跟我说。');
  });

  it.each(['嗯', '我想问一下', '有个事想问问你'])('%s as the first is asked on', async (word) => {
    expect((await talk(word))[0]).toMatch(/^您说，我听着/);
  });

  it('money that is not named is asked for', async () => {
    expect((await talk('那个 我想问哈钱的事'))[0]).toMatch(/^您说。.*低保、老人的、孩子的/);
  });
});

describe('the bot’s own words', () => {
  it('words that were used to him are explained', async () => {
    const [, alive] = await talk('高龄津贴怎么停了', '啥叫健在认证');
    expect(alive).toMatch(/^健在认证，就是/);
    const [, paper] = await talk('男人昨晚打我了', '告诫书是啥');
    expect(paper).toMatch(/^告诫书，就是/);
  });

  it('a last day that was counted stands alone', async () => {
    const { say } = resident(createTurns(office.office));
    await say('低保咋申请');
    const said = await say('我十月十三号交的 窗口给了条子 你帮我算算到哪天');
    expect(said.replies).toHaveLength(1);
    expect(textOf(said)).toContain('2026年11月24日');
  });

  it('还没有登记 is no fault of whoever asks', async () => {
    const [money, ...rest] = await talk(
      '五保一个月给多少钱',
      '没登记是啥意思 是我没登记？',
      '我问的是五保的钱 你说还没有登记',
    );
    for (const said of rest) expect(said).toContain('不是您没登记');
    expect(
      money
        ?.split('\n')
        .find((line) => line.includes('部分不能'))
        ?.match(/12345/g),
    ).toHaveLength(1);
  });

  it.each(['那我是打这边的还是打那边的电话', '没听懂 我问欠工钱打哪个地方的电话'])(
    '%s: the number is the same, and the place is where it happened',
    async (asked) => {
      const [, said] = await talk('老板欠我工钱八个月了不给', asked);
      expect(said).toMatch(/^事情出在哪里，就打哪里的.*12333/);
    },
  );

  it('the number nobody answers is not that of whoever left', async () => {
    const [, said] = await talk('我孙子他爸死了 妈跑了 能领啥补贴', '他妈走了四个月了 电话打不通');
    expect(said).not.toContain('换个钟点再打');
    expect(said).toContain('满6个月');
  });
});
