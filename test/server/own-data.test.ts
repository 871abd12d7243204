// 查看我的信息, 删除我的信息: what is told is true, what is erased is gone from every byte, and what must stay is said.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileReport } from '../../bot/filing.ts';
import {
  ask,
  openTestApp,
  type Resident,
  resident,
  type SignedIn,
  signIn,
  type TestApp,
} from '../support/app.ts';
import { complaint, GREEN, townshipTip } from '../support/cases.ts';
import { bytesOf, filesHolding } from '../support/office.ts';

const PHONE = '13912345678';
const NAME = '李小兰';

let inside: TestApp;
let clerk: SignedIn;
let someone: Resident;

beforeEach(async () => {
  inside = openTestApp();
  clerk = await signIn(inside, 'clerk', GREEN);
  someone = resident(inside.app);
  await someone.says('低保怎么申请', '我是青山镇的');
});
afterEach(() => inside.dispose());

const textOf = ({ replies }: { replies: { text: string }[] }) => replies.map(({ text }) => text).join('\n');

/** A case of this very talk, with a contact. */
async function own(): Promise<string> {
  const { office } = inside;
  const report = complaint({ contact: `${NAME} ${PHONE}` });
  const follower = office.conversations.keyOf(someone.conversation as string);
  return (await office.db.unit((tx) => fileReport(tx, office, report, { follower }))).trackingNumber;
}

async function close(number: string): Promise<void> {
  for (const [action, body] of [
    ['accept', {}],
    ['close', { finding: 'resolved', text: '办好了' }],
  ] as const) {
    const { version } = (await inside.office.reading.find(clerk.account, number)) ?? { version: 0 };
    const done = await ask(inside.app, `/api/v1/staff/cases/${number}/${action}`, {
      body: { ...body, version },
      headers: clerk.bearer,
    });
    expect(done.status).toBe(200);
  }
}
const hasContact = async (number: string) =>
  (await inside.office.reading.find(clerk.account, number))?.hasContact;
const byPhone = async () =>
  (await inside.office.reading.list(clerk.account, { q: PHONE, limit: 5 })).items.map(
    (item) => item.trackingNumber,
  );

describe('asking what is kept', () => {
  test.each(['查看我的信息', '我想看看我的个人信息', '你们存了我什么', '你们都存了我的哪些信息？'])(
    '%s tells of the talk, the place and the cases that tell it how they go on, and of no tip-off',
    async (words) => {
      const number = await own();
      const tip = await inside.office.db.unit((tx) => fileReport(tx, inside.office, townshipTip(), {}));
      const said = await someone.say(words);
      expect(said.understood.intent).toBe('privacy');
      const text = textOf(said);
      expect(text).toContain('青山镇');
      expect(text).toContain(number);
      expect(text).toContain('留了联系方式');
      expect(text).toContain('匿名举报跟您连不上');
      expect(text).not.toContain(PHONE);
      expect(text).not.toContain(tip.trackingNumber);
      expect(said.replies.every((reply) => reply.text.length <= 600)).toBe(true);
    },
  );

  test('another talk is told nothing of this one', async () => {
    const number = await own();
    expect(textOf(await resident(inside.app).says('你好', '查看我的信息'))).not.toContain(number);
  });

  test.each(['低保要查我的信息吗', '查询我的低保', '删除', '他家存了什么'])(
    '%s is something else',
    async (words) => {
      const said = textOf(await someone.say(words));
      expect(said).not.toContain('这个聊天里存着这些');
      expect(said).not.toContain('确定删吗');
    },
  );
});

describe('asking for it to be erased', () => {
  test('nothing happens before a second yes', async () => {
    const number = await own();
    await close(number);
    const asked = await someone.say('请把我的信息全部删掉');
    expect(asked.replies.at(-1)?.choices?.map(({ label }) => label)).toEqual(['确定删除', '不删了']);
    await someone.say('不删了');
    expect(await hasContact(number)).toBe(true);
    // Said without having been asked it is no yes.
    await someone.say('确定删除');
    expect(await hasContact(number)).toBe(true);
  });

  test.each(['确定删除', '1'])(
    '%s erases the talk and the contact of what has ended, to the last byte',
    async (yes) => {
      const number = await own();
      await close(number);
      expect(await byPhone()).toEqual([number]);
      const { conversations, db } = inside.office;
      const sealed = (await db.reading.select().from(db.tables.cases)).find(
        (row) => row.trackingNumber === number,
      );
      const contact = sealed?.contact as Buffer;
      expect(bytesOf(inside.folder).some(({ bytes }) => bytes.includes(contact))).toBe(true);
      await someone.say('删除我的信息');
      expect(textOf(await someone.say(yes))).toContain('1 件已经结束的诉求，您留的联系方式也删了');
      expect(await hasContact(number)).toBe(false);
      expect(await byPhone()).toEqual([]);
      const talk = await conversations.find(someone.conversation as string);
      expect(talk?.state).not.toContain('青山');
      await conversations.flush();
      expect(db.sweep()).toBe(true);
      for (const secret of [NAME, PHONE]) expect(filesHolding(inside.folder, secret)).toEqual([]);
      // Not even the sealed bytes are left, for whoever finds the key one day.
      expect(bytesOf(inside.folder).filter(({ bytes }) => bytes.includes(contact))).toEqual([]);
      // The case itself, which is the office's record, is as it was.
      expect((await inside.office.reading.find(clerk.account, number))?.messages.length).toBeGreaterThan(0);
      expect(textOf(await someone.say('查看我的信息'))).not.toContain('青山镇');
    },
  );

  test('the contact of a case still worked on stays until it has ended, and this is said', async () => {
    const number = await own();
    await someone.say('删除我的信息');
    expect(textOf(await someone.say('确定删除'))).toContain(`${number} 还在办`);
    expect(await hasContact(number)).toBe(true);
    await close(number);
    await someone.say('删除我的信息');
    await someone.say('确定删除');
    expect(await hasContact(number)).toBe(false);
  });
});
