// Whoever goes on with what was said: in points of it, shorter, with its number, and with nothing filed unasked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTurns } from '../../bot/turn.ts';
import { repliesIn } from './hold-talk.ts';
import { resident, type TestOffice, testOffice } from './office.ts';

let office: TestOffice;
beforeAll(() => {
  office = testOffice({ now: () => new Date('2026-11-28T02:00:00Z') });
});
afterAll(() => office.end());

const talk = (...messages: string[]) => repliesIn(office, messages);

describe('a message that goes on', () => {
  it('is answered with the points of what was said that it is after, not with the page again', async () => {
    const [page, points] = await talk('我想离婚去哪办', '他不肯签字呢');
    expect(points).toContain('一方不肯离、不肯签字的，到法院起诉离婚');
    expect(points).toMatch(/^一方不肯离/);
    expect(points?.length).toBeLessThan(300);
    expect(page).not.toBe(points);
  });

  it.each([
    ['社保断了咋补', '电话多少', '12333'],
    ['我想离婚去哪办', '刚才那个律师电话多少来着', '12348'],
    ['我爸瘫了 到哪评残', '嗯嗯 那个电话是好多', '12385'],
    ['村里五保老人死了后事谁管', '乡里民政电话多少', '0000-1000000'],
    ['村里五保老人死了后事谁管', '青山镇的电话呢', '0000-1000102'],
    ['娃学校不收咋办', '电话多少', '教育局的电话我没有存'],
  ])('after %s, %s gets the number', async (first, asked, number) => {
    const [, answered] = await talk(first, asked);
    expect(answered).toContain(number);
    expect(answered).not.toContain('有线电视');
  });

  it.each(['字太多 看不清 你说简单点', '没听懂', '啥意思嘛', '听不明白，你就说行不行', '太长了'])(
    '%s gets what was said in a sentence or two',
    async (asked) => {
      const [, short] = await talk('我七十了 儿子在外头打工 能不能吃低保', asked);
      expect(short).toMatch(/^简单说：/);
      expect(short?.length).toBeLessThan(200);
    },
  );

  it('刚性支出是啥意思 asks something of its own', async () => {
    const [, answered] = await talk('低保怎么申请', '刚性支出困难家庭是啥意思');
    expect(answered).not.toMatch(/^简单说：/);
    expect(answered).toContain('刚性支出');
  });

  it('a line nobody picks up is no complaint: there is another way', async () => {
    const [, answered] = await talk('残疾证咋办', '12385打不通');
    expect(answered).toContain('12345');
    expect(answered).not.toContain('登记');
  });

  it('没有证 tells of the household; it is no refusal of anything', async () => {
    const [, answered] = await talk('我爸瘫在床上一年多了 有没有护理费', '没有证');
    expect(answered).toContain('残联');
    expect(answered).not.toContain('换个说法');
  });

  it('begins no complaint unasked, and offers one where it sounds like one', async () => {
    const [, answered] = await talk('低保给我停了 凭啥', '说我闺女在城里买房了');
    expect(answered).not.toContain('哪个乡镇、哪个村');
    const [, , filed] = await talk('低保给我停了 凭啥', '说我闺女在城里买房了', '我要投诉');
    expect(filed).toContain('我帮您登记');
  });

  it('tells the place that an answer asked for, and help is taken up with the story', async () => {
    const [, answered] = await talk('等低保批下来之前有急难能先申请临时救助吗', '我在青山镇石桥村 没得电话');
    expect(answered).toMatch(/受理编号|联系您|我帮您转给镇上/);
  });

  it('of another person gets the same, begun anew', async () => {
    const [, answered] = await talk('低保要带什么材料', '那我老伴呢');
    expect(answered).toContain('申请书');
    expect(answered?.length).toBeLessThan(400);
  });

  it('goes on with the sentence of a letter that speaks of the same', async () => {
    const [, answered] = await talk(
      '我在村里带两个娃，婆婆86了眼睛看不见，儿子脑瘫残疾一级，闺女今年考上大专学费要六千。我想问问闺女的学费怎么减，儿子的护理补贴怎么申请，婆婆有没有补贴？',
      '婆婆那个呢',
    );
    expect(answered).toMatch(/高龄津贴|视力|残疾|护理/);
  });

  it('keeps to the programme that was talked about, and to its article on the side asked for', async () => {
    const me = resident(createTurns(office.office));
    await me.say('孙子跟着我过，他爸坐牢他妈跑了三年，能领啥');
    expect((await me.say('多久能下来')).understood.article).toBe('unsupported-time');
    expect((await me.say('去哪办')).understood.article).toMatch(/^unsupported/);
  });

  it('naming another programme is another question', async () => {
    const [, answered] = await talk('低保怎么申请', '高龄津贴多大年纪能领');
    expect(answered).toContain('80周岁');
  });

  /** The articles that answer the messages of one talk. */
  async function answers(...messages: string[]): Promise<(string | undefined)[]> {
    const me = resident(createTurns(office.office));
    const articles: (string | undefined)[] = [];
    for (const message of messages) articles.push((await me.say(message)).understood.article);
    return articles;
  }

  it.each([
    ['临时救助要啥材料', '那多久批', '我说的临时救助', /^temp-time$/],
    ['我爸脑梗住院自己掏了三万 能帮不', '能报多少嘛', '我是说医院那个救助', /^medical-(?:ratio|how-much)$/],
    ['七十八了没儿没女 能办特困不', '要是不批呢', '我说的是特困 我没儿没女', /^destitute/],
    ['低保没批', '那复议咋弄', '我不要复议，就是想再申请一回', /^dibao-(?:reapply|how-apply)$/],
    ['我家房租交不上了', '我还没低保 户口在贵州 能补不', '不是低保 我问房租', /^temp-rent$/],
  ])('%s, %s: %s is asked of what is meant', async (first, second, meant, article) => {
    expect((await answers(first, second, meant)).at(-1)).toMatch(article);
  });

  it('a child whose mother ran off is no orphan, whenever that is told', async () => {
    expect((await answers('我外甥爹死了妈跑了，跟着我过'))[0]).toBe('unsupported-who');
    const later = await answers('没人要的娃算孤儿吗', '他妈没死 是跑了', '要啥手续');
    expect(later[0]).toBe('orphan-who');
    expect(later[1]).toMatch(/^unsupported/);
    expect(later[2]).toBe('unsupported-papers');
    expect((await answers('侄子爹妈都去世了 跟着我 能领啥'))[0]).toMatch(/^orphan|parents-dead/);
  });

  it('what the household lacks is told of what was asked', async () => {
    const [, , third] = await answers('俺娃残疾证二级，能领啥钱', '那一个月给多少', '俺们不是低保户');
    expect(third).toMatch(/^disability/);
  });

  it.each(['那先办哪个', '字太多 眼花 你就说先办哪个', '俺问先办哪个 残疾证 低保 还是那个医疗救助'])(
    '%s gets an order, and the doors there are',
    async (asked) => {
      const [, answered] = await talk('老头子中风瘫了 低保咋办 残疾证咋办', asked);
      expect(answered).toMatch(/几样可以同时办/);
      expect(answered).toContain('残联');
    },
  );

  it('another matter leaves the old one', async () => {
    const [, other] = await talk('孩子没户口能领补贴吗', '还有一件事 邻居把路给堵了 娃上学走不了');
    expect(other).toContain('调解');
    expect(other).not.toContain('出生证');
  });

  it('that one means what was talked about', async () => {
    const [, asked] = await answers('我叔七十没结婚没人管 能办特困不', '他有点低保 还能办那个不');
    expect(asked).toMatch(/^destitute/);
  });

  it('she whose telephone nobody picks up is no hotline, and complained of by nobody', async () => {
    const [, answered] = await talk('孙子爹死了妈跑了，能领啥', '他妈走了四个月了 电话打不通');
    expect(answered).toContain('6个月');
    expect(answered).not.toContain('登记');
  });
});
