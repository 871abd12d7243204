// Whoever asks what a word means hears it in a sentence or two, at the beginning of a talk, in the middle of one and within errands.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meaningsReply } from '../../bot/explaining.ts';
import { createTurns, type Outcome } from '../../bot/turn.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let office: TestOffice;
beforeAll(() => {
  office = testOffice({ now: () => new Date('2026-11-28T02:00:00Z') });
});
afterAll(() => office.end());

async function outcomes(...messages: string[]): Promise<Outcome[]> {
  const { say } = resident(createTurns(office.office));
  const said: Outcome[] = [];
  for (const message of messages) said.push(await say(message));
  return said;
}

/** What is said to the last message of a talk. */
async function last(...messages: string[]): Promise<Outcome> {
  return (await outcomes(...messages)).at(-1) as Outcome;
}

const labels = ({ replies }: Outcome) => replies.at(-1)?.choices?.map(({ label }) => label) ?? [];

describe('a word asked about after it was used', () => {
  it.each([
    ['我上班了低保会停不', '那渐退期是啥意思', /^渐退期，就是.*再领几个月.*6个月/],
    ['我爸看病花了八万 一家挣三万 有啥帮助', '啥叫刚性支出 没听懂', /^刚性支出，就是不花不行的钱/],
    ['低保咋申请', '啥子是核对授权', /^核对授权，就是一家人签字/],
    ['低保没批下来咋办', '复议是搞啥子', /^行政复议，就是/],
    ['低保每月能领多少钱', '补差啥意思', /^补差，就是差多少补多少/],
    ['我没钱看病了', '急难型是什么', /^急难型，就是临时救助里救急的一种/],
    ['我爸瘫了 残疾证咋办', '评残是啥', /^评残，就是/],
    ['老人没儿没女咋办', '法定赡养人是啥', /^法定赡养人，就是/],
    ['孙子爸妈都不管', '事实无人抚养是啥', /事实无人抚养儿童，就是/],
    ['能请人代办低保不', '委托书怎么个写法是啥', /^委托书，就是请人替您办事写的一张纸/],
    ['低保谁算一家人', '什么叫共同生活的家庭成员', /^共同生活的家庭成员，就是/],
    ['重病能单独吃低保吗', '单人保啥意思', /^单人保，就是/],
  ])('%s, then %s', async (first, asked, means) => {
    const answered = await last(first, asked);
    const text = textOf(answered);
    expect(text).toMatch(means);
    expect(text.length).toBeLessThan(260);
    expect(labels(answered)).toEqual(['看全的']);
    expect(answered.understood.intent).toBe('policy');
  });

  it('shows what stands behind it, and nothing where no rule does', async () => {
    const ruled = await last('低保每月能领多少钱', '补差啥意思');
    expect(textOf(ruled)).toContain('依据：《最低生活保障审核确认办法》第二十三条');
    expect(ruled.replies[0]?.sources).toHaveLength(1);
    expect(textOf(await last('我爸瘫了 残疾证咋办', '评残是啥'))).not.toContain('依据');
  });

  it('leads to the article that says more, and goes on from it', async () => {
    const [, , whole] = await outcomes('低保咋申请', '啥子是核对授权', '看全的');
    expect(textOf(whole as Outcome)).toContain('没有正当理由拒不配合');
    const [, , on] = await outcomes('我上班了低保会停不', '那渐退期是啥意思', '多少个月');
    expect(textOf(on as Outcome)).toContain('6个月');
    const [, , simpler] = await outcomes('低保咋申请', '啥子是核对授权', '说简单点');
    expect(textOf(simpler as Outcome)).toMatch(/^简单说：/);
  });

  it('says by what name it is known here', async () => {
    expect(textOf(await last('老人没人养咋办', '五保是啥'))).toMatch(/^“五保”就是特困：/);
    expect(textOf(await last('老人没人养咋办', '特困供养是啥'))).toMatch(/^特困，就是/);
  });

  it('hears the bare word said back', async () => {
    expect(textOf(await last('低保申请要啥材料', '核对授权'))).toMatch(/^核对授权，就是/);
    expect(textOf(await last('低保申请要啥材料', '渐退期？'))).toMatch(/^渐退期，就是/);
  });

  it('answers what else was asked after it', async () => {
    const answered = await last('特困是啥 咋办');
    expect(answered.replies[0]?.text).toMatch(/^特困，就是/);
    expect(answered.replies[0]?.choices).toBeUndefined();
    expect(answered.replies[1]?.text).toContain('书面申请');
    const two = await last('啥是支出型 啥是急难型');
    expect(two.replies.map(({ text }) => text.slice(0, 6))).toEqual(['支出型，就是', '急难型，就是']);
  });

  it('knows where he lives who says so beside it', async () => {
    const [, contacts] = await outcomes('青山镇 那单人保啥意思', '镇上电话多少');
    expect(textOf(contacts as Outcome)).toContain('0000-1000102');
  });
});

describe('what stays as it was', () => {
  it.each([
    ['低保边缘家庭是什么意思', 'near-who'],
    ['什么是刚性支出困难家庭', 'rigid-who'],
    ['低保是什么', 'dibao-what-is'],
    ['什么叫单人保', 'single-who'],
  ])('%s, as a first message, has its own article', async (asked, article) => {
    const answered = await last(asked);
    expect(answered.understood.article).toBe(article);
    expect(textOf(answered).length).toBeGreaterThan(200);
    expect(labels(answered)).not.toContain('看全的');
  });

  it.each([
    ['低保咋申请', '刚性支出怎么申请'],
    ['低保咋申请', '公示要几天'],
    ['我上班了低保会停不', '渐退期能领几个月'],
    ['低保咋申请', '低保和特困有什么区别'],
  ])('after %s, %s asks no meaning', async (first, asked) => {
    expect(labels(await last(first, asked))).not.toEqual(['看全的']);
  });

  it('啥意思 alone gets what was said, shorter', async () => {
    expect(textOf(await last('低保咋申请', '啥意思'))).toMatch(/^简单说：/);
  });

  it('a grievance is no question about a word', async () => {
    expect(textOf(await last('低保啥意思 不给我了'))).not.toMatch(/^低保，就是/);
  });
});

describe('a word asked about within an errand', () => {
  it('is explained in the self-check, and its question asked again', async () => {
    const [first, explained, on] = await outcomes('测一测', '渐退期是啥意思', '就我一个人 66岁');
    const question = first?.replies.at(-1)?.text.split('\n').at(-1) ?? '?';
    expect(explained?.replies[0]?.text).toMatch(/^渐退期，就是/);
    expect(textOf(explained as Outcome)).toContain('接着刚才的');
    expect(textOf(explained as Outcome)).toContain(question);
    expect(textOf(on as Outcome)).toContain('第 2 步');
  });

  it('is explained where the story, the place and details of a complaint are asked, and is no part of it', async () => {
    const said = await outcomes(
      '我要投诉',
      '公示是啥意思',
      '低保停了没人说理由',
      '啥叫复议',
      '青山镇',
      '什么叫听取意见',
    );
    expect(said[1]?.replies[0]?.text).toMatch(/^公示，就是/);
    expect(textOf(said[1] as Outcome)).toContain('您说说是什么事');
    expect(textOf(said[3] as Outcome)).toMatch(/行政复议，就是[\s\S]*接着刚才的[\s\S]*哪个乡镇/);
    expect(textOf(said[4] as Outcome)).toContain('事情：低保停了没人说理由\n');
    expect(said[5]?.replies[0]?.text).toMatch(/^听取意见，就是/);
  });

  it('is explained to whoever reports another, looks for a case, or asked for help', async () => {
    expect(textOf(await last('我要举报', '匿名是啥意思'))).toMatch(/匿名举报，就是[\s\S]*您要反映谁/);
    expect(textOf(await last('查进度', '办结是啥意思'))).toMatch(/^办结，就是[\s\S]*受理编号/);
    expect(textOf(await last('家里困难要帮忙', '我妈瘫了 没人照顾', '失能是啥意思'))).toMatch(
      /^失能，就是[\s\S]*哪个乡镇/,
    );
  });

  it('a story that asks it besides is a story', async () => {
    const told = '镇上叫我签核对授权 核对授权是啥他们不说 我不签就不给办低保';
    const [, noted] = await outcomes('我要投诉', told);
    expect(textOf(noted as Outcome)).not.toContain('核对授权，就是');
  });
});

describe('every explanation', () => {
  it('is fit to be sent, in both counties', () => {
    const unfit = office.office.glossary.terms.filter(
      (term) => !meaningsReply(office.office, {}, { terms: [term], names: [term.term] }),
    );
    expect(unfit).toEqual([]);
  });
});
