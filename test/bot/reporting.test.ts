// What is gathered before a report is filed: its category, the answers to its questions, and what is taken back again.
import { afterEach, describe, expect, it } from 'vitest';
import { composeTold, readTold } from '../../knowledge/casework/told.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';
import { talkOf } from './steps.ts';

type Resident = ReturnType<typeof resident>;

const NOW = () => new Date('2026-11-23T02:00:00Z');
const opened: TestOffice[] = [];
afterEach(async () => {
  for (const office of opened.splice(0)) await office.end();
});

function begin(): { office: TestOffice['office']; me: Resident; turns: TestOffice['turns'] } {
  const own = testOffice({ now: NOW });
  opened.push(own);
  return { office: own.office, turns: own.turns, me: resident(own.turns) };
}

async function filedBy(office: TestOffice['office'], me: Resident, last: string) {
  const filed = (await me.say(last)).replies.find((reply) => reply.case)?.case;
  if (!filed) throw new Error('nothing was filed');
  const file = await office.reading.forReporter(filed.trackingNumber);
  if (!file) throw new Error('no such case');
  return file;
}

const told = (file: { messages: readonly { text: string }[] }) =>
  file.messages.map(({ text }) => text).join('\n');

describe('words a teller takes back', () => {
  it('are nowhere: not in the talk, not in what was replied before, not in the case', async () => {
    const { office, me, turns } = begin();
    await me.say('我要举报');
    const say = (text: string, messageId: string) =>
      turns.take({ channel: 'web', conversation: me.conversation as string, messageId, text, source: 'x' });
    await say('青山镇石桥村老王家有两辆小车还吃低保，我电话13800138000', 'm1');
    await say('就这样写', 'm2');
    await say('普通人家', 'm3');
    const shown = await say('就这样交', 'm4');
    expect(textOf(shown)).toContain('13800138000');
    await say('改一改', 'm5');
    const told = await say('青山镇石桥村老王家有两辆小车还吃低保，我是他嫂子', 'm6');
    expect(textOf(told)).not.toContain('嫂子');
    await say('帮我去掉', 'm7');
    const talk = JSON.stringify(await talkOf(office, me.conversation as string));
    expect(talk).toContain('老王家有两辆小车');
    for (const word of ['13800138000', '嫂子']) expect(talk).not.toContain(word);
    for (const id of ['m1', 'm2', 'm3', 'm4', 'm5']) {
      const again = JSON.stringify(await say('什么', id));
      expect(again).not.toMatch(/13800138000|嫂子/);
      expect(again).toContain('抹掉');
    }
    await me.say('普通人家');
    await me.say('就这样交');
    const words = JSON.stringify(await filedBy(office, me, '匿名提交'));
    expect(words).toContain('老王家有两辆小车');
    expect(words).not.toMatch(/13800138000|嫂子/);
  });

  it('may be the whole of an answer: then the question counts as skipped', async () => {
    const { me } = begin();
    await me.say('我要举报');
    await me.say('青山镇有人开着小车吃低保');
    await me.say('我是他前妻');
    expect(textOf(await me.say('帮我去掉'))).toContain('这一句没有留下');
    expect(textOf(await me.say('就这样交'))).not.toContain('前妻');
  });
});

describe('a report as the officer reads it', () => {
  it('holds the story and each answer under its question', async () => {
    const { office, me } = begin();
    await me.say('我要投诉');
    await me.say('低保金三个月没有发到卡上');
    await me.say('青山镇');
    await me.say('村会计说再等等');
    await me.say('不知道');
    const file = await filedBy(office, me, '提交');
    expect(readTold(told(file))).toEqual({
      story: '低保金三个月没有发到卡上',
      answers: [{ label: '谁怎么说的', text: '村会计说再等等' }],
    });
    expect(file.face.category).toBe('payment_unpaid');
  });

  it('is in the category its reporter chose', async () => {
    const { office, me } = begin();
    await me.say('我要投诉');
    await me.say('低保金三个月没有发到卡上');
    await me.say('青山镇');
    await me.say('改类别');
    await me.say('拖着不办');
    expect((await filedBy(office, me, '提交')).face.category).toBe('delay');
  });

  it('reads apart only what the catalogue calls by name', () => {
    const text = composeTold('◆ 我自己写的：一句\n还有一句', [{ label: '是谁', text: '戴眼镜\n那个人' }]);
    expect(readTold(text)).toEqual({
      story: '◆ 我自己写的：一句\n还有一句',
      answers: [{ label: '是谁', text: '戴眼镜 那个人' }],
    });
  });
});

describe('a complaint about somebody in office', () => {
  it('goes over the head of the township it is about, in whatever category it was put', async () => {
    for (const choice of [[], ['改类别', '其他']]) {
      const { office, me } = begin();
      await me.say('我要投诉');
      await me.say('镇民政办的人态度恶劣，还骂人，把我赶出来');
      await me.say('青山镇');
      for (const said of choice) await me.say(said);
      const { face } = await filedBy(office, me, '提交');
      expect(face.unit).toBe('discipline');
    }
  });

  it.each([
    ['去办高龄补贴，窗口那个小伙子说你老糊涂了别来了', '改类别', '态度不好'],
    ['去交低保申请，他们说名额满了，材料看都不看就退给我'],
  ])('goes to the county desk where somebody behaved badly and nobody is named: %s', async (...said) => {
    const { office, me } = begin();
    await me.say('我要投诉');
    await me.say(said[0] as string);
    await me.say('青山镇');
    for (const next of said.slice(1)) await me.say(next);
    const { face } = await filedBy(office, me, '提交');
    expect(face.unit).toBe('desk');
    expect(await office.reading.find({ role: 'clerk', unit: '999901101' }, face.trackingNumber)).toBe(
      undefined,
    );
  });

  it('goes to the county desk when its reporter will not have the township look into it', async () => {
    const { office, me } = begin();
    await me.say('我要投诉');
    await me.say('申请交到镇里三个月没有回音，别给镇上自己查');
    await me.say('青山镇');
    const { face } = await filedBy(office, me, '提交');
    expect(face.unit).toBe('desk');
    expect(await office.reading.find({ role: 'clerk', unit: '999901101' }, face.trackingNumber)).toBe(
      undefined,
    );
  });

  it.each([
    ['我要投诉白石镇民政办，材料交了两次都说丢了', '反复要材料、多跑路', '999901102'],
    ['我要投诉', '青山镇窗口 跑三趟 一回少一样', '反复要材料、多跑路', '999901101'],
  ])('goes to the county desk where an office is what is complained of: %s', async (...said) => {
    const { office, me } = begin();
    const township = said.pop() as string;
    for (const next of said) await me.say(next);
    const { face } = await filedBy(office, me, '提交');
    expect(face.unit).toBe('desk');
    expect(await office.reading.find({ role: 'clerk', unit: township }, face.trackingNumber)).toBe(undefined);
  });

  it('never takes the staff of a home for the old for a household', async () => {
    const { office, me } = begin();
    for (const next of ['我要举报', '敬老院的护工、院长打我爹，身上青一块紫一块', '就这样写', '青山镇'])
      await me.say(next);
    await me.say('其他');
    await me.say('没有了，就这样交');
    const { face } = await filedBy(office, me, '匿名提交');
    expect(face.unit).toBe('desk');
    expect(await office.reading.find({ role: 'clerk', unit: '999901101' }, face.trackingNumber)).toBe(
      undefined,
    );
  });

  it('stays with the township when its work is only slow', async () => {
    const { office, me } = begin();
    await me.say('我要投诉');
    await me.say('申请交到镇里三个月没有回音');
    await me.say('青山镇');
    expect((await filedBy(office, me, '提交')).face.unit).toBe('999901101');
  });
});

describe('danger and need told in a report', () => {
  it('is its story, where the story was asked for', async () => {
    const { office, me } = begin();
    await me.say('我要举报');
    expect(textOf(await me.say('就是他们打我爹啊 青山镇敬老院'))).toMatch(/110/);
    const { flow } = await talkOf(office, me.conversation as string);
    expect(flow?.answers).toMatchObject({ what: '就是他们打我爹啊 青山镇敬老院' });
  });

  it('is carried into a report that is begun after it was told', async () => {
    const { office, me } = begin();
    await me.say('敬老院的人打我爹，身上青一块紫一块');
    await me.say('我要举报敬老院');
    const { flow } = await talkOf(office, me.conversation as string);
    expect(flow?.answers.what).toContain('打我爹');
  });

  it('is seen to first, kept, and filed as help when asked for; the complaint goes on', async () => {
    const { office, me } = begin();
    await me.say('我要投诉残疾补贴三个月没到账');
    const hungry = textOf(await me.say('家里米都快没了，饿得慌'));
    expect(hungry).toMatch(/12349[\s\S]*哪个乡镇/);
    expect(textOf(await me.say('我先要口粮 投诉慢慢来'))).not.toContain(hungry.split('\n')[1] as string);
    await me.say('青山镇石桥村');
    const helped = await filedBy(office, me, '帮我报');
    expect(helped.face).toMatchObject({ kind: 'help', urgent: true, unit: '999901101' });
    const complained = await filedBy(office, me, '提交');
    expect(complained.face).toMatchObject({ kind: 'complaint', urgent: true });
    expect(told(complained)).toContain('饿得慌');
  });
});

describe('a report told over', () => {
  it('is put right in so many words', async () => {
    const { office, me } = begin();
    for (const next of ['我要举报', '邻居开饭馆吃低保']) await me.say(next);
    await me.say('不说哪个村，怕他们晓得');
    await me.say('没有了，就这样交');
    expect(textOf(await me.say('不对，要写他开了两家饭馆'))).toContain('更正：他开了两家饭馆');
    expect(told(await filedBy(office, me, '匿名提交'))).toContain('开了两家饭馆');
  });

  it('takes no correction for a witness, and sorts it anew', async () => {
    const { me } = begin();
    await me.say('我要投诉');
    await me.say('青山镇窗口那个人态度恶劣骂人');
    const shown = textOf(await me.say('不是态度，主要是叫我补了四回材料'));
    expect(shown).not.toMatch(/旁证：|凭据：|类别：态度不好/);
    expect(shown).toContain('四回材料');
  });

  it.each(['就在县里啊，没有村', '不晓得哪个村', '不说哪个村，怕他们晓得'])(
    'is asked no second time where it is: %s',
    async (said) => {
      const { office, me } = begin();
      await me.say('我要举报县民政局低保股科长收红包');
      await me.say(said);
      expect((await talkOf(office, me.conversation as string)).flow?.answers.place).toEqual({
        mentioned: [],
      });
    },
  );
});

describe('a suggestion', () => {
  it('goes to the township it is for', async () => {
    const { office, me } = begin();
    await me.say('我要提建议');
    expect(textOf(await me.say('希望周末也能办理'))).toContain('哪个乡镇');
    await me.say('青山镇');
    expect((await filedBy(office, me, '提交')).face.unit).toBe('999901101');
  });
});

describe('a report in hand', () => {
  const unpaid = ['我要投诉', '低保金三个月没有发到卡上', '青山镇'];
  const favoured = ['我要举报', '村主任把低保给他侄子'];
  it.each([
    [unpaid, '还是不投诉了吧', '不登记了'],
    [unpaid, '撤了吧', '一个字都没有交'],
    [unpaid, '不要了', '一个字都没有交'],
    [favoured, '我不敢了', '一个字都没有交'],
    [['我要投诉'], '我不是要投诉，我就想问低保怎么申请', '不登记了'],
    [unpaid, '等多久', '工作日内给您答复'],
    [favoured, '会告诉他吗', '不会交给被反映的人'],
    [['查进度'], '短信删了', '没有编号'],
    [['查进度'], '忘记了', '没有编号'],
  ])('%j, then %s', async (before, last, holds) => {
    const { me } = begin();
    for (const said of before) await me.say(said);
    expect(textOf(await me.say(last))).toContain(holds);
  });

  it('goes on where the words tell of others', async () => {
    const { me } = begin();
    await me.say('我要投诉');
    expect(textOf(await me.say('他们不登记我的申请'))).toContain('哪个乡镇');
  });
});
