// Letters: long stories in which danger is mostly over and other offices' words stand everywhere.
import { afterAll, expect, test } from 'vitest';
import { resident, testOffice } from './office.ts';

const opened = testOffice({ now: () => new Date('2026-11-27T02:00:00Z') });
afterAll(() => opened.end());

const said = async (text: string) => {
  const { replies, understood } = await resident(opened.turns).say(text);
  return { texts: replies.map(({ text: one }) => one), understood };
};

const ILL =
  '尊敬的领导：您好！我是大湾镇石桥村的村民，我丈夫前年春天在工地上突然昏迷，送到县医院抢救了三天，命是捡回来了，人从此瘫在床上，吃饭穿衣都要我服侍。' +
  '新农合报销以后我们自己还出了九万多，都是向亲戚借的，家里两个孩子一个读高中一个读小学。';

test('danger long over does not stand before what is asked', async () => {
  const { texts, understood } = await said(`${ILL}请问像我们这样能不能申请低保？`);
  expect(understood.intent).not.toBe('emergency');
  expect(texts[0]).not.toContain('先保人要紧');
});

test('danger of tonight has its numbers first and whole, and what is asked comes after', async () => {
  const { texts, understood } = await said(
    `${ILL}今天晚上他又昏过去了，叫不醒，嘴唇发紫，我一个人在家不知道怎么办，家里一分钱也没有，请问送医院的钱民政能不能先救助？`,
  );
  expect(understood.intent).toBe('emergency');
  expect(texts[0]).toContain('120');
  expect(texts[0]).toContain('先保人要紧');
  expect(texts.join('\n')).toContain('我在这儿');
});

test('who does not want to live is heard, however long the story, and hears what help there is as well', async () => {
  const { texts, understood } = await said(
    `${ILL}我实在撑不下去了，活着没有意思，药都买好了，就想带着他一起走，请问我们走了以后孩子你们管不管？`,
  );
  expect(understood.intent).toBe('emergency');
  expect(texts[0]).toMatch(/12356|120/);
  expect(texts.length).toBeGreaterThan(2);
});

test('in a story full of 医保 what is asked of us comes before the door to others', async () => {
  const { texts, understood } = await said(
    `${ILL}医保局说医保只能报这么多，让我们找民政。请问大病救助现在归哪个部门管，我们不是低保户能不能申请？`,
  );
  expect(understood.intent).toBe('policy');
  const ours = texts.findIndex((text) => text.includes('医疗救助') && text.includes('依据'));
  const theirs = texts.findIndex((text) => text.includes('我这里办不了：交费'));
  expect(ours).toBeGreaterThanOrEqual(0);
  expect(theirs === -1 || ours < theirs).toBe(true);
});

test('who begs for 低保 and asks nothing hears how it is applied for, and is taken on', async () => {
  const { texts, understood } = await said('石桥村村民关于请求给予城乡最低生活保障的报告');
  expect(understood.intent).toBe('help');
  expect(texts.join('\n')).toContain('低保');
  expect(texts.join('\n')).toContain('依据');
  expect(texts.join('\n')).toContain('您的难处我听见了');
});

test('a suggestion is thanked for first, and hears the rule it touches', async () => {
  const { texts, understood } = await said('建议提高我县农村低保标准，现在物价涨了，老人生活困难');
  expect(understood.intent).toBe('suggestion');
  expect(texts[0]).toContain('谢谢您');
  expect(texts.join('\n')).toContain('标准');
});

test('numbered questions are answered one by one, each under its name', async () => {
  const { texts } = await said(
    `${ILL}请问：（1）低保怎么申请？（2）残疾证去哪里办？（3）临时救助一年能申请几次？`,
  );
  const answers = texts.filter((text) => /^[先再]说“/.test(text));
  expect(answers).toHaveLength(3);
  expect(answers[0]).toContain('低保');
  expect(answers[1]).toContain('残联');
  expect(answers[2]).toContain('临时救助');
});
