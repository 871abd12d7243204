// WeChat talks by script, through wechaty's own mock puppet: nothing of wechaty is replaced.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileBox } from 'file-box';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { roomTexts } from '../../../bot/channels/wechaty/room.ts';
import { createWechaty } from '../../../bot/channels/wechaty.ts';
import { files } from '../../../bot/phrases/attachments.ts';
import { zh } from '../../../bot/phrases/zh-CN.ts';
import { readYaml } from '../../../knowledge/yaml.ts';
import { tracesIn } from '../../support/bytes.ts';
import { letter, photograph, silk, TELLTALES } from '../../support/files.ts';
import { filesHolding } from '../../support/office.ts';
import { testOffice } from '../office.ts';
import { wechatLine } from './line.ts';

let line: Awaited<ReturnType<typeof wechatLine>>;
beforeEach(async () => {
  line = await wechatLine();
});
afterEach(() => line.end());

const cases = async () => {
  const { db } = line.here.office;
  return db.reading.select().from(db.tables.cases);
};

/** What lies on disk of talks, once everything kept in memory is written. */
async function talksOnDisk(): Promise<number> {
  const { conversations, db } = line.here.office;
  await conversations.flush();
  return (await db.reading.select().from(db.tables.conversations)).length;
}

function openRoom() {
  const heard: string[] = [];
  const room = line.mocker.createRoom({
    id: 'village@chatroom',
    memberIdList: [line.bot.id, line.contact.id],
  });
  const emitter = room as unknown as { on(event: string, hear: (message: unknown) => void): void };
  emitter.on('message', (message) => {
    const { talkerId, text } = (message as { payload: { talkerId: string; text: string } }).payload;
    if (talkerId === line.bot.id) heard.push(text);
  });
  return {
    heard,
    write: (text: string, isMention: boolean) => line.contact.say(text, isMention ? [line.bot] : []).to(room),
    async ask(text: string): Promise<string> {
      const before = heard.length;
      this.write(`@明白\u2005${text}`, true);
      await vi.waitFor(() => expect(heard.length).toBeGreaterThan(before));
      // The next mention is answered after this one; two thanks hold nothing of the answer in between.
      this.write('@明白\u2005谢谢', true);
      await vi.waitFor(() => expect(heard.at(-1)).toContain(zh.thanks));
      return heard.slice(before, -1).join('\n');
    },
  };
}

describe('a self-check', () => {
  const CODE = /\d{4} \d{4} \d{4}/;
  it('put down on the page is gone on with here days later, and the other way round', async () => {
    const { turns, office } = line.here;
    let conversation: string | undefined;
    const onPage = async (text: string) => {
      const outcome = await turns.take({
        channel: 'web',
        source: 'page',
        text,
        ...(conversation ? { conversation } : {}),
      });
      ({ conversation } = outcome);
      return outcome.replies.map((reply) => reply.text);
    };
    for (const words of ['测一测', '我45，老婆43，儿子10岁', '两三千', '没超过']) await onPage(words);
    const [paused = ''] = await onPage('下次再来');
    const now = vi.spyOn(office, 'now').mockReturnValue(new Date(Date.now() + 5 * 86_400_000));
    const here = await line.say(`继续${CODE.exec(paused)?.[0]}`);
    expect(here.join('\n')).toContain('接着上次的来');
    expect(here.at(-1)).toContain('残疾证');
    // Here choices are numbered: nobody, then the people.
    expect((await line.say('老婆肢体二级')).join('\n')).not.toContain('没听明白');
    const stopped = (await line.say('下次再来')).join('\n');
    expect(CODE.exec(stopped)?.[0]).not.toBe(CODE.exec(paused)?.[0]);
    conversation = undefined;
    const back = await onPage(`继续 ${CODE.exec(stopped)?.[0]}`);
    expect(back[0]).toContain('接着上次的来');
    expect(back.at(-1)).not.toContain('残疾证');
    let last = back.at(-1) ?? '';
    for (let n = 0; n < 12 && !last.includes('您在哪个乡镇'); n += 1)
      last = (await onPage('不知道')).at(-1) ?? '';
    expect(last).toContain('您在哪个乡镇');
    now.mockRestore();
  });
});

describe('a private chat', () => {
  it('takes a complaint to its end, and one answer may be a number', async () => {
    await line.say('你好');
    expect((await line.say('2')).join('\n')).toContain(zh.complaint.what);
    await line.say('民政窗口的人让我跑了五趟，每次都说少材料');
    expect((await line.say('青山镇')).join('\n')).toContain('1. 提交');
    const told = (await line.say('1')).join('\n');
    expect(told).toContain('受理编号');
    expect(await cases()).toMatchObject([{ kind: 'complaint' }]);
  });

  it('says before the first question of a tip-off that WeChat itself knows who writes, and where the page is', async () => {
    const texts = await line.say('青山镇有人开着小车吃低保，我要举报');
    const truth = texts.findIndex((text) => text.includes(zh.tipOff.truth));
    expect(texts[truth]).toContain(line.here.office.webAddress);
    expect(truth).toBe(texts.length - 2);
  });

  it('leaves neither contact, name nor talk in the data folder after an anonymous tip-off', async () => {
    await line.say('青山镇石桥村有人开着小车吃低保，我要举报');
    for (let n = 0; n < 5 && (await cases()).length === 0; n++) {
      const asked = line.heard.at(-1) ?? '';
      await line.say(/匿名提交/.test(asked) ? '匿名提交' : /没有了/.test(asked) ? '没有了' : '普通人家');
    }
    expect(await cases()).toMatchObject([{ kind: 'tip_off' }]);
    expect(await talksOnDisk()).toBe(0);
    const { db, conversations } = line.here.office;
    expect(await db.reading.select().from(db.tables.turns)).toEqual([]);
    expect(await conversations.destination(line.key())).toBeUndefined();
    db.sweep();
    const names = [
      ...line.secrets,
      line.key(),
      line.here.office.keys.fingerprint('wechaty', line.contact.id),
    ];
    for (const name of names) expect(filesHolding(line.here.folder, name), name).toEqual([]);
  });

  it('writes no memory card: the folder it runs in stays as it was', async () => {
    await line.say('你好');
    expect(readdirSync('.').filter((name) => name.includes('memory-card'))).toEqual([]);
  });

  /** A file is cleaned first, which takes longer than words. */
  const sendFile = (bytes: Buffer, name: string) =>
    line.hearAfter(
      () => line.contact.say(FileBox.fromBase64(bytes.toString('base64'), name) as never).to(line.bot),
      10_000,
    );

  /** The thread that cleans files takes a second to begin; a resident waits that long, this test does not. */
  const warm = async () => line.here.office.cleaner.clean(await photograph());

  it('takes a picture, a voice and a PDF that came without a type, and files them with the errand', async () => {
    await warm();
    await line.say('我要投诉');
    const [got, asked] = await sendFile(await photograph(), 'mmexport1764050000.png');
    expect([got, asked]).toEqual([files.got('1 张图片'), zh.complaint.what]);
    expect((await sendFile(silk(), 'voice.sil')).join('\n')).toContain(files.got('1 段录音'));
    expect((await sendFile(await letter(), '张三作者.pdf')).join('\n')).toContain(files.got('1 个文件'));
    await line.say('青山镇低保金三个月没发');
    const told = (await line.say('1')).join('\n');
    expect(told).toContain(files.added('1 张图片、1 段录音、1 个文件'));
    const { attachments } = line.here.office.db.tables;
    const kept = await line.here.office.db.reading.select().from(attachments);
    expect(kept.map(({ type }) => type).toSorted()).toEqual(['application/pdf', 'audio/silk', 'image/jpeg']);
    expect(filesHolding(line.here.folder, 'mmexport1764050000')).toEqual([]);
  });

  it('says in words why it does not take a file, and the talk goes on', async () => {
    await line.say('我要投诉');
    expect(await sendFile(Buffer.from('AAAA'), 'paper.png')).toEqual([files.unfit.unknown]);
    expect(await sendFile(Buffer.from('<html>'), 'song.mp3')).toEqual([files.unfit.unknown]);
    expect((await line.say('低保金三个月没发')).join('\n')).toContain('乡镇');
  });

  it('leaves nothing of the sender with picture, voice and paper of an anonymous tip-off, nor in a backup', async () => {
    await warm();
    await line.say('我要举报');
    const photo = await photograph();
    const sent = [photo, silk(), await letter(photo)];
    const names = ['mmexport1764050000', '录音给张三', '扫描件李四'];
    await sendFile(sent[0] as Buffer, `${names[0]}.jpg`);
    await sendFile(sent[1] as Buffer, `${names[1]}.sil`);
    await sendFile(sent[2] as Buffer, `${names[2]}.pdf`);
    await line.say('赵老六开着越野车还吃低保');
    let asked = (await line.say('白石镇黄泥坳村')).join('\n');
    for (let n = 0; n < 6 && (await cases()).length === 0; n += 1) {
      asked = (
        await line.say(/匿名提交/.test(asked) ? '匿名提交' : /没有了/.test(asked) ? '没有了' : '普通人家')
      ).join('\n');
    }
    expect(asked).toContain(files.added('1 张图片、1 段录音、1 个文件'));
    const { db, keys } = line.here.office;
    await db.backup(join(line.here.folder, 'backup.db'));
    db.sweep();
    const secrets = [
      ...line.secrets,
      line.key(),
      keys.fingerprint('wechaty', line.contact.id),
      ...sent.map((bytes) => createHash('sha256').update(bytes).digest('hex')),
      ...names,
      ...TELLTALES,
    ];
    const named = Object.fromEntries(secrets.map((secret) => [secret, secret]));
    expect(tracesIn([line.here.folder], line.here.log.join('\n'), named)).toEqual([]);
  });

  it('says one fixed sentence when a turn breaks, logs no words, and takes the same message again', async () => {
    line.seen.failing = new Error('broke on 张家的事');
    expect((await line.say('低保怎么申请', 'again')).join('')).toContain('出了点毛病');
    const texts = await line.hearAfter(() => line.puppet.emit('message', { messageId: 'again' }));
    expect(texts.join('\n')).toContain('依据：');
    expect(line.here.log.join('\n')).toContain('a turn failed');
    expect(line.here.log.join('\n')).not.toContain('张家');
  });

  it('keeps silent to its own words, official accounts and WeChat itself', async () => {
    const official = line.mocker.createContact({ id: 'gh_0123456789', name: '某公众号', type: 2 });
    const team = line.mocker.createContact({ id: 'weixin', name: '微信团队' });
    line.emit({ id: 'a', talkerId: official.id, text: '低保怎么申请' });
    line.emit({ id: 'b', talkerId: team.id, text: '低保怎么申请' });
    line.emit({ id: 'c', talkerId: line.bot.id, listenerId: line.contact.id, text: '低保怎么申请' });
    line.emit({ id: 'd', type: 13, text: 'a' });
    await line.say('谢谢');
    expect(line.seen.taken).toBe(1);
  });

  it('does not take up words from before it listened; who got no answer is asked once to say it again', async () => {
    const earlier = Date.now() - 10 * 60_000;
    const texts = await line.hearAfter(() =>
      line.emit({ id: 'old-1', text: '我要举报村支书', timestamp: earlier }),
    );
    expect(texts).toEqual([zh.wechat.away]);
    line.emit({ id: 'old-2', text: '他让弟弟吃低保', timestamp: earlier + 1_000 });
    await line.say('你好');
    expect(line.heard.filter((text) => text === zh.wechat.away)).toHaveLength(1);
    expect(line.seen.taken).toBe(1);
  });

  it('slows a contact that floods it, with one hint', async () => {
    for (let n = 0; n < 40; n++) line.emit({ id: `flood-${n}`, text: '谢谢' });
    await vi.waitFor(() => expect(line.heard).toContain(zh.tooFast));
    expect(line.seen.taken).toBeLessThanOrEqual(31);
    expect(line.heard.filter((text) => text === zh.tooFast)).toHaveLength(1);
  });
});

describe('a line that breaks', () => {
  it('says an answer that could not go out once WeChat is logged in again', async () => {
    const send = vi.spyOn(line.puppet, 'messageSendText').mockRejectedValue(new Error('gone'));
    line.emit({ id: 'lost', text: '低保怎么申请' });
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2), 5_000);
    await vi.waitFor(() => expect(line.seen.done).toBe(1));
    send.mockRestore();
    await line.puppet.logout();
    line.mocker.login(line.bot);
    await vi.waitFor(() => expect(line.heard.join('\n')).toContain('依据：'), 5_000);
  });

  it('says once that it is logged out, and reports late replies as undelivered', async () => {
    await line.say('你好');
    const to = { conversation: line.key(), address: line.contact.id };
    expect(await line.channel.deliver(to, { text: '有答复了' })).toBe(true);
    expect(await line.channel.deliver({ ...to, address: 'nobody' }, { text: '有答复了' })).toBe(false);
    await line.goAway();
    expect(await line.channel.deliver(to, { text: '有答复了' })).toBe(false);
    expect(line.here.log.filter((entry) => entry.includes('logged out'))).toHaveLength(1);
  });

  it('waits for a turn under way when it stops', async () => {
    let release = () => {};
    line.seen.held = new Promise((resolve) => {
      release = resolve;
    });
    line.emit({ id: 'last', text: '低保怎么申请' });
    await vi.waitFor(() => expect(line.seen.taken).toBe(1));
    let isStopped = false;
    const stopping = line.channel.stop().then(() => {
      isStopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isStopped).toBe(false);
    release();
    await stopping;
    expect(line.heard.join('\n')).toContain('依据：');
  });

  it('starts again a puppet that could not start, while the rest of the office is open', async () => {
    const here = testOffice();
    const puppet = new PuppetMock({ mocker: new mock.Mocker() } as never);
    vi.spyOn(puppet, 'onStart').mockRejectedValueOnce(new Error('no network'));
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const channel = createWechaty(here.office, here.turns, { puppet: puppet as never });
    await channel.start();
    expect(puppet.state.active()).toBe(false);
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(puppet.state.active()).toBe(true));
    await channel.stop();
    await here.end();
  });

  it('refuses to start with a puppet that is not there, and names it', async () => {
    const here = testOffice();
    const channel = createWechaty(here.office, here.turns, { puppet: 'wechaty-puppet-none' });
    await expect(channel.start()).rejects.toThrow('wechaty-puppet-none');
    await here.end();
  });
});

describe('a room', () => {
  it('is left alone unless it mentions the bot', async () => {
    const room = openRoom();
    room.write('低保怎么申请', false);
    room.write('@所有人 明天开会', true);
    await room.ask('谢谢');
    expect(room.heard.every((text) => text.includes(zh.thanks))).toBe(true);
  });

  it('gets the rules when it asks for them, without choices', async () => {
    const told = await openRoom().ask('低保怎么申请');
    expect(told).toContain('依据：');
    expect(told).not.toMatch(/\n\d\. /);
  });

  it('is shown what it may mean when it asks too little, in words to ask again', async () => {
    const room = openRoom();
    const told = await room.ask('低保');
    expect(told).toContain(zh.wechat.roomWhich([]));
    const [, question] = /\n· (.+)/.exec(told) ?? [];
    expect(await room.ask(question ?? '')).toContain('依据：');
  });

  it.each([
    ['a tip-off', '青山镇石桥村村支书让他弟弟吃低保，我要举报'],
    ['a complaint', '低保金三个月没发了，我要投诉'],
    ['a call for help', '家里困难，想找你们帮帮忙'],
    ['a self-check', '帮我测一测我家能吃什么救助'],
    ['what she tells of her household', '测一测，我六十六一个人过，没有收入，肢体二级'],
    ['a question about a case', '查进度 MB26110000017'],
    ['her own family', '我儿子坐牢了，孙子有补助吗'],
    ['somebody’s telephone number', '13800138000 这个人低保怎么申请'],
  ])('is asked to speak in private when it brings %s; nothing is kept', async (_what, text) => {
    const told = await openRoom().ask(text);
    expect(told).toContain(zh.room(line.here.office.webAddress));
    expect(told).not.toContain('依据：');
    expect(line.seen.taken).toBe(0);
    expect(await cases()).toEqual([]);
    expect(await talksOnDisk()).toBe(0);
  });

  it('says nothing of a family that is told of before everybody, whatever is asked with it', async () => {
    const families = readYaml(readFileSync('test/fixtures/household-sentences.yaml', 'utf8')).value as {
      家: string;
      病: { 说: string }[];
      证: { 说: string }[];
    }[];
    const { office } = line.here;
    const asked = families.flatMap(({ 家, 病, 证 }) =>
      [...病, ...证].flatMap(({ 说 }) => [`${家}，${说}`, `${家}，${说}，能评低保吗`, `${家}，测一测${说}`]),
    );
    for (const text of asked)
      expect(await roomTexts(office, text), text).toEqual([zh.room(office.webAddress)]);
    for (const rule of [
      '低保怎么申请',
      '请问，残疾人补贴一个月多少钱',
      '80岁以上老人有补贴吗',
      '我想问低保怎么申请',
    ])
      expect((await roomTexts(office, rule)).join(''), rule).not.toContain(zh.room(office.webAddress));
  });

  it('hears the number to ring first when a life is in danger', async () => {
    const told = await openRoom().ask('我爸喝农药了，快救命');
    expect(told).toMatch(/^@李桂花 先保人要紧：\d{3}/);
    expect(told).toContain(zh.room(line.here.office.webAddress));
  });
});
