// What counts as asking what a word means, and what asks something else of it.
import { describe, expect, it } from 'vitest';
import { loadGlossary, namesOf } from '../../../knowledge/glossary/glossary.ts';

const { terms, meant, named } = loadGlossary();
const heard = (message: string) => meant(message)?.terms.map(({ term }) => term);

describe('asking what a word means', () => {
  it.each([
    ['渐退期是啥意思', '渐退期'],
    ['那渐退期是啥意思', '渐退期'],
    ['渐退期是什么？', '渐退期'],
    ['渐退期啥意思嘛', '渐退期'],
    ['渐退期 啥意思', '渐退期'],
    ['渐退期，什么意思啊', '渐退期'],
    ['渐退期的意思', '渐退期'],
    ['渐退期是怎么回事', '渐退期'],
    ['渐退期咋个理解', '渐退期'],
    ['渐退期这个词到底是什么意思', '渐退期'],
    ['渐退期我没搞懂', '渐退期'],
    ['我不懂渐退期', '渐退期'],
    ['没听懂 渐退期', '渐退期'],
    ['啥子叫渐退期哦', '渐退期'],
    ['你给我讲讲什么叫渐退期', '渐退期'],
    ['你刚说的渐退期是啥子意思', '渐退期'],
    ['你说的那个啥 渐退期 啥意思嘛', '渐退期'],
    ['“渐退”是指啥', '渐退期'],
    ['啥叫刚性支出 没听懂', '刚性支出'],
    ['解释一下刚性支出', '刚性支出'],
    ['表上那个“刚性支出”是指啥子', '刚性支出'],
    ['「剛性支出」係咩意思呀', '刚性支出'],
    ['刚性支出困难家庭是啥意思', '刚性支出困难家庭'],
    ['刚性支出户到底指啥', '刚性支出困难家庭'],
    ['单人保啥意思', '单人保'],
    ['单人保是个啥玩意儿', '单人保'],
    ['咩系单人保', '单人保'],
    ['单保嘛意思', '单人保'],
    ['啥子是核对授权', '核对授权'],
    ['镇上叫我签的核对授权书是个啥', '核对授权'],
    ['授权书是什么东西', '核对授权'],
    ['复议是搞啥子', '行政复议'],
    ['复议是干啥的', '行政复议'],
    ['复议这两个字我不懂，你用大白话讲讲', '行政复议'],
    ['什么叫共同生活的家庭成员', '共同生活的家庭成员'],
    ['补差啥意思', '补差'],
    ['点解叫补差', '补差'],
    ['通知上写的补差发放是什么意思', '补差'],
    ['急难型是什么', '急难型'],
    ['评残是么子意思咯', '评残'],
    ['叫我评残是啥意思', '评残'],
    ['法定赡养人是谁', '法定赡养人'],
    ['法定赡养人指哪些人', '法定赡养人'],
    ['什么叫事实无人抚养', '事实无人抚养儿童'],
    ['委托书怎么个写法是啥', '委托书'],
    ['低保委托书咋写', '委托书'],
    ['委托书要写些什么', '委托书'],
    ['低边户是啥', '低保边缘家庭'],
    ['什么是低保边缘家庭', '低保边缘家庭'],
    ['五保是啥', '特困'],
    ['人家老说吃低保，啥意思', '低保'],
    ['村干部说我们家是监测户是啥意思', '监测户'],
    ['低保的公示是什么意思', '公示'],
    ['说我这个办结了是什么意思', '办结'],
    ['劳动力系数是啥东西', '劳动力系数'],
    ['两补是什么', '残疾人两项补贴'],
  ])('%s asks what %s means', (message, term) => {
    expect(heard(message)).toEqual([term]);
  });

  it.each([
    ['尖退期是啥', '渐退期'],
    ['那个平残是啥', '评残'],
    ['不差是啥意思', '补差'],
    ['刚性之出是什么', '刚性支出'],
    ['那个合对授权是啥', '核对授权'],
    ['么子叫钢性支出困难家庭', '刚性支出困难家庭'],
    ['什么叫事实无人扶养', '事实无人抚养儿童'],
    ['一四一议系么子咯', '一事一议'],
  ])('%s, as it sounds, asks what %s means', (message, term) => {
    expect(heard(message)).toEqual([term]);
  });

  it.each([
    // something else about the term
    '刚性支出怎么申请',
    '刚性支出困难家庭有什么帮助',
    '报刚性支出要什么东西',
    '公示要几天',
    '公示是什么时候贴',
    '为啥要公示',
    '补差怎么算',
    '补差额是多少',
    '渐退期有多长',
    '渐退期能领几个月',
    '渐退期完了怎么办',
    '复议去哪里提',
    '评残找谁',
    '单人保要什么材料',
    '什么人可以办单人保',
    '单人保都是啥样的人能办',
    '单人保是不是一个人的低保',
    '特困是不是五保',
    '低保和特困有什么区别',
    '低保是什么条件',
    '低保是什么时候发',
    '什么是特困的标准',
    '办低保算几个人',
    '低保审核怎么解释',
    '医院说不知道边缘户，结账没减',
    '委托书交给谁',
    // of one's own case, not of the word
    '我的低保是怎么回事',
    '低保少了是怎么回事',
    '低保停了是啥意思',
    '不给我低保是什么意思',
    // no term of ours
    '啥意思',
    '没听懂',
    '说简单点',
    '他说我不符合是什么意思',
    '意义是什么',
    '新房是啥意思',
    '信访局是什么',
    '公示栏是什么',
    '临时补助是什么',
    '出院窗口说一次结清 是啥意思 低保户',
    '评残',
    '渐退期',
  ])('%s does not', (message) => {
    expect(heard(message)).toBeUndefined();
  });

  it('hears every name of every term, the longest of those that overlap', () => {
    const missed = terms.flatMap((term) =>
      namesOf(term)
        .flatMap((name) => [`${name}是啥意思`, `什么叫${name}`, `那个${name}是什么`])
        .filter((message) => heard(message)?.join() !== term.term),
    );
    expect(missed).toEqual([]);
  });

  it('hears two in one breath', () => {
    expect(heard('低保和特困是啥意思')).toEqual(['低保', '特困']);
  });

  it.each([
    ['低保边缘户是啥 有钱发吗', '有钱发吗'],
    ['特困是啥 咋办', '怎么办'],
    ['低保边缘户是啥我家能办不', '我家能办不'],
    ['青山镇 那单人保啥意思 我老伴那腿能办不', '青山镇 我老伴那腿能办不'],
    ['刚性支出是啥意思 村里叫我报这个', ''],
    ['啥叫渐退期？听不懂', ''],
    ['你好，请问补差是什么意思，谢谢', ''],
  ])('%s asks besides: %s', (message, rest) => {
    expect(meant(message)?.rest).toBe(rest);
  });

  it('knows that it was not understood', () => {
    expect(meant('啥叫刚性支出 没听懂')?.isPuzzled).toBe(true);
    expect(meant('啥叫刚性支出')?.isPuzzled).toBe(false);
  });

  it('leaves a story to be answered whole', () => {
    const story =
      '我家四口人，儿子打零工挣千把块，老伴有病常年吃药，去年申请了低保没批，说我家是渐退期，渐退期是啥意思，';
    expect(meant(`${story}后来又说要我去重新申请一次`)).toBeUndefined();
  });

  it('is quick with what never ends', () => {
    const began = performance.now();
    for (const piece of [
      '那个',
      '是什么',
      '什么意思',
      '没听懂',
      '解释一下',
      '说',
      '讲讲',
      '再说',
      '的',
      '低保的',
      '低保和',
    ]) {
      const rest = piece.repeat(Math.floor(50 / piece.length));
      for (const message of [`${rest}?`, `渐退期是啥${rest}x`, `什么叫渐退期${rest}x`, `${rest}渐退期是啥x`])
        meant(message);
    }
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('knows a bare term from anything else', () => {
    expect(named('评残？')?.term.term).toBe('评残');
    expect(named('渐退期')?.name).toBe('渐退期');
    expect(named('评残去哪')).toBeUndefined();
    expect(named('那评残呢')).toBeUndefined();
  });
});
