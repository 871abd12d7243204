// Whole talks in which a reporter is kept safe, and goes on with what was handed in.
import { afterEach, describe, expect, it } from 'vitest';
import { holdTalk } from './hold-talk.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

const NOW = () => new Date('2026-11-23T02:00:00Z');
const opened: TestOffice[] = [];
afterEach(async () => {
  for (const office of opened.splice(0)) await office.end();
});
function open(): TestOffice {
  const own = testOffice({ now: NOW });
  opened.push(own);
  return own;
}

const filed = async (own: TestOffice, ...messages: string[]) => {
  const me = resident(own.turns);
  let number: string | undefined;
  for (const message of messages) {
    const { replies } = await me.say(message);
    number = replies.find((reply) => reply.case)?.case?.trackingNumber ?? number;
  }
  const file = number === undefined ? undefined : await own.office.reading.forReporter(number);
  if (!file) throw new Error('nothing was filed');
  return { me, face: file.face, text: file.messages.map(({ text }) => text).join('\n'), number };
};

describe('what gives a reporter away', () => {
  it('is gone over at his word, and shown before it is filed', async () => {
    const own = open();
    const { text } = await filed(
      own,
      '我要举报 村会计领死人的低保',
      '青山镇鸭子塘村',
      '冒领',
      '俺娘也晓得',
      '没有了',
      '匿名 别让他认出俺',
      '匿名提交',
    );
    expect(text).toContain('村会计领死人的低保');
    expect(text).not.toMatch(/俺|认出/);
  });

  it('is asked about where it is his own money', () =>
    holdTalk(open(), [
      [
        '我要举报青山镇鸭子塘村书记，他克扣低保，我每个月本来是三百多，他给我一百五',
        '您自己（家里）的钱数、存折',
        '实名提交',
      ],
      ['去掉', '去掉了'],
    ]));
});

describe('where a tip-off goes', () => {
  it('is decided by an office named at any question', async () => {
    const own = open();
    const { face } = await filed(
      own,
      '我要举报 白石镇有一户人家冒领残疾补贴',
      '村主任用他死去的爹的名字领的',
      '没有了，就这样交',
      '匿名',
    );
    expect(face.unit).toBe('desk');
  });

  it('is never the bureau where its own head is accused, and no alarm is raised', () =>
    holdTalk(open(), [
      ['我要举报，平安镇有一家的，男的在县里当局长，他老娘吃低保'],
      ['他就是你们民政局的，你们不会包庇他吧', '纪检受理台', '!12356', '!这一句我说不准'],
      ['莫搞了 我走了', '什么都没有交上去', '!12356', '!农药'],
    ]));
});

describe('after a case is handed in', () => {
  it('words, a place and a number go to it, and are said back', async () => {
    const own = open();
    const { me, number } = await filed(own, '我要投诉 青山镇办低保拖了三个多月', '提交');
    expect(textOf(await me.say('我儿子叫王强 电话13900001111，有事打他，加进去'))).toContain('“我儿子叫王强');
    expect(textOf(await me.say('你加了啥进去'))).toContain('“我儿子叫王强');
    expect(textOf(await me.say('查一下到哪一步了'))).toContain(number as string);
    expect(textOf(await me.say('我不投了，撤了吧，镇上给我办了'))).toContain('确定撤回吗');
    expect(textOf(await me.say('撤了后面还能再告不'))).toMatch(/^能[\s\S]*确定撤回吗/);
    expect(textOf(await me.say('嗯，撤'))).toContain('已经撤回');
    const file = await own.office.reading.forReporter(number as string);
    expect(file?.messages.map(({ text }) => text)).toContain('我儿子叫王强 电话13900001111，有事打他');
    expect(file?.face.status).toBe('withdrawn');
  });

  it('nothing is kept of a tip-off without a name: number and code bring the words to it', async () => {
    const own = open();
    const me = resident(own.turns);
    await me.say('我要举报 青山镇鸭子塘村会计冒领低保');
    await me.say('冒领');
    await me.say('没有了，就这样交');
    const { replies } = await me.say('匿名提交');
    expect(textOf({ replies } as never)).toContain('我这里没有留');
    const receipt = replies.find((reply) => reply.case)?.case;
    expect(textOf(await me.say('匿名交'))).toContain('不用再交');
    const asked = textOf(await me.say('还有，他还收了人家三百块办证钱，补上'));
    expect(asked).toMatch(/把“他还收了人家三百块办证钱”加进那一件里[\s\S]*什么都不留/);
    const done = await me.say(`${receipt?.trackingNumber} ${receipt?.receiptCode}`);
    expect(textOf(done)).toContain('已经转给办理的人');
    const file = await own.office.reading.forReporter(receipt?.trackingNumber as string);
    expect(file?.messages.map(({ text }) => text)).toContain('他还收了人家三百块办证钱');
  });

  it('a new report begun on such words is given up for the old one', () =>
    holdTalk(open(), [
      ['我要举报 会计收了人家三百块办证钱'],
      ['不是新的 是刚才那个会计的', '加进那一件里', '!哪个乡镇'],
    ]));
});

describe('how one reports', () => {
  it('is not told again to somebody who was told, and does', () =>
    holdTalk(open(), [
      ['有人死了还在领低保，怎么举报', '说“我要举报”'],
      ['那我要举报，青山镇鸭子塘村会计领着死人的钱', '我按举报记下', '!说“我要举报”'],
    ]));
});
