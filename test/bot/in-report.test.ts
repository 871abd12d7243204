// Whole talks in which a report is told piece by piece: with fears, questions and corrections between the answers.
import { afterEach, describe, expect, it } from 'vitest';
import { readTold } from '../../knowledge/casework/told.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';
import { talkOf } from './steps.ts';

const NOW = () => new Date('2026-11-23T02:00:00Z');
const opened: TestOffice[] = [];
afterEach(async () => {
  for (const office of opened.splice(0)) await office.end();
});

function begin() {
  const own = testOffice({ now: NOW });
  opened.push(own);
  const me = resident(own.turns);
  return {
    me,
    office: own.office,
    /** The replies to each message, in order. */
    async talk(...messages: string[]): Promise<string[]> {
      const replies: string[] = [];
      for (const message of messages) replies.push(textOf(await me.say(message)));
      return replies;
    },
    answers: async () => (await talkOf(own.office, me.conversation as string)).flow?.answers ?? {},
    async filed(last: string) {
      const number = (await me.say(last)).replies.find((reply) => reply.case)?.case?.trackingNumber;
      const file = number === undefined ? undefined : await own.office.reading.forReporter(number);
      if (!file) throw new Error('nothing was filed');
      return { face: file.face, text: file.messages.map(({ text }) => text).join('\n') };
    },
  };
}

describe('an answer with a question or a fear beside it', () => {
  it('is kept without the fear, and the fear is answered', async () => {
    const { talk, filed } = begin();
    const [, , , feared = '', again = ''] = await talk(
      '我要投诉窗口那个女的理都不理人',
      '青山镇',
      '上个月开始的',
      '照片没有。会不会得罪她，以后更不给我办',
      '我问你会不会得罪她',
    );
    expect(feared).toMatch(/不会转给被您投诉的那个人[\s\S]*不会因为您投诉、举报就停/);
    expect(again).toContain('不会转给');
    expect(again).not.toContain('请选“提交”');
    const { text } = await filed('提交');
    expect(text).not.toMatch(/得罪|不给我办/);
  });

  it('holds in a tip-off what an investigator can use', async () => {
    const { talk, filed } = begin();
    const replies = await talk(
      '我要举报我们村支书，他把低保都给自己亲戚吃了',
      '青山镇石桥村，支书姓刘。能不能不写名字啊',
      '好几年了，他舅子开小车的也吃低保',
      '我看见的，村里人都晓得。要等多久才有人来查',
      '就这样交',
    );
    expect(replies[1]).toContain('可以，不写名字，一样收');
    expect(replies[3]).toMatch(/30 个工作日内有答复.*不留名的/);
    expect(replies[3]).not.toContain('亲眼看见、看公示');
    const { text, face } = await filed('匿名');
    expect(readTold(text)).toEqual({
      story: '我要举报我们村支书，他把低保都给自己亲戚吃了\n支书姓刘\n他舅子开小车的也吃低保',
      answers: [
        { label: '什么时候', text: '好几年了' },
        { label: '怎么知道的', text: '我看见的，村里人都晓得' },
      ],
    });
    expect(face).toMatchObject({ category: 'favouritism', unit: 'desk' });
  });

  it('keeps the day, whatever is feared for one’s mother', async () => {
    const { talk, answers } = begin();
    const replies = await talk(
      '举报村支书给他弟弟弄低保',
      '青山镇',
      '上个月。他要是知道是我，我妈低保会不会给停了',
    );
    expect(replies[2]).toMatch(/不会告诉他[\s\S]*不会因为您投诉、举报就停/);
    expect(await answers()).toMatchObject({ q_since: '上个月' });
  });

  it('does not write down who told him, nor the day only he knows', async () => {
    const { talk, answers } = begin();
    const replies = await talk(
      '我要举报村书记，他弟媳没残疾还领残疾补贴',
      '长兴镇梨树沟',
      '去年',
      '我邻居亲口说的',
      '就前几天我跟书记吵架那回',
    );
    expect(replies[3]).toContain('是谁告诉您的，我没有记');
    expect(replies[4]).toMatch(/“就前几天我跟书记吵架那回”.*要不要去掉/);
    expect(JSON.stringify(await answers())).not.toContain('邻居');
  });
});

describe('what was told before a report is begun', () => {
  it('is its story: 那你帮我告一下吧', async () => {
    const { talk, answers } = begin();
    const replies = await talk(
      '我妈残疾补贴三个月没打钱了，咋回事',
      '卡没换，去问了村里，村里说不晓得',
      '那你帮我告一下吧',
      '大坝',
    );
    expect(replies[2]).toContain('我帮您登记，不用留名字');
    expect(replies[3]).toMatch(/类别：钱没发或发少了/);
    expect((await answers()).what).toBe(
      '我妈残疾补贴三个月没打钱了，咋回事\n卡没换，去问了村里，村里说不晓得',
    );
  });

  it('is the story of a tip-off without what was told of oneself', async () => {
    const { talk, answers } = begin();
    const replies = await talk(
      '那个人开宝马还吃低保，没人管吗',
      '他会不会晓得是哪个说的，我跟他一个组',
      '白石镇黄泥坳，姓李的，具体名字不晓得',
      '我就是要举报他',
    );
    expect(replies[3]).not.toMatch(/哪个乡镇|说的是谁|您说的是什么人/);
    const { what, accused } = await answers();
    expect(what).toContain('开宝马还吃低保');
    expect(what).toContain('姓李的');
    expect(what).not.toContain('一个组');
    expect(accused).toBe('household');
  });

  it('lies nowhere in the talk once it is taken out of the report', async () => {
    const { me, office, talk } = begin();
    await talk('村支书把低保给他弟弟了，我是支书家的保姆，能举报吗', '我要举报', '帮我去掉');
    const kept = JSON.stringify(await talkOf(office, me.conversation as string));
    expect(kept).not.toContain('保姆');
    expect(kept).toContain('给他弟弟');
  });

  it('is no story of a question asked before', async () => {
    const { talk } = begin();
    const replies = await talk('低保怎么申请', '我家三口人', '我要投诉');
    expect(replies[2]).toContain('是什么事');
  });
});

describe('a report told over', () => {
  const upToSummary = ['低保金三个月没有发到卡上，我要投诉', '平安镇', '没有了', '没有了'];

  it.each([
    ['地点错了，是和平镇', /改好了：地点是和平镇。[\s\S]*地点：和平镇/],
    ['不是平安镇，是和平镇，我讲错了', /地点：和平镇/],
    ['和平镇', /地点：和平镇/],
    ['类别不对，是拖着不办', /类别：拖着不办/],
    ['还有村会计让我给他送礼', /这句也记下了[\s\S]*村会计让我给他送礼/],
  ])('is put right in one’s own words: %s', async (said, shown) => {
    const { talk } = begin();
    const replies = await talk(...upToSummary, said);
    expect(replies.at(-1)).toMatch(shown);
    expect(replies.at(-1)).toContain('提交吗');
  });

  it('asks which one thing is to be put right, and keeps the rest', async () => {
    const { talk } = begin();
    const replies = await talk(...upToSummary, '改一改', '地点', '和平镇');
    expect(replies.at(-3)).toContain('要改哪一样');
    expect(replies.at(-2)).toContain('哪个乡镇');
    expect(replies.at(-1)).toMatch(/低保金三个月没有发到卡上[\s\S]*地点：和平镇[\s\S]*提交吗/);
  });

  it('is handed in in one’s own words, and what is asked with them is answered', async () => {
    const { talk, filed } = begin();
    await talk('镇民政所的人办低保收红包，举报', '莲塘镇', '上个月', '听说的', '没有');
    const { text, face } = await filed('匿名交，县里哪个去查他');
    expect(face.unit).toBe('discipline');
    expect(text).not.toContain('县里哪个');
  });

  it('waits where something else is asked first', async () => {
    const { talk } = begin();
    const replies = await talk(
      '今年收成不好，日子有点紧巴，我要求助',
      '青山镇',
      '没电话',
      '先别交 我能不能办残疾证',
    );
    expect(replies.at(-1)).toMatch(/^好，先不交，说过的都留着。[\s\S]*残[\s\S]*提交吗/);
  });
});

describe('whose hands it is kept out of', () => {
  it('is heard at any step, and the words stand in no record', async () => {
    const { talk, filed, answers } = begin();
    const replies = await talk(
      '过渡安置费两年没给了，我要投诉',
      '青山镇上湾村',
      '去年起。不交给镇里行不行，镇里就是他们一伙的',
      '我问不交给镇里行不行',
    );
    expect(replies[2]).toContain('改交县民政局诉求受理台');
    expect(replies[3]).toContain('改交县民政局诉求受理台');
    expect(await answers()).toMatchObject({ avoids: 'township' });
    const { face, text } = await filed('提交');
    expect(face.unit).toBe('desk');
    expect(text).not.toContain('一伙');
  });

  it('is said of the bureau itself', async () => {
    const { talk } = begin();
    const replies = await talk(
      '县民政局那个副局长他小姨子家吃低保，我要举报',
      '你叫我报民政局？他就是民政局的',
      '那你把我的话给他看不',
    );
    expect(replies[1]).toContain('不交县民政局');
    expect(replies[2]).toMatch(/纪检受理台.*民政局的人看不到/);
  });
});

describe('kin in the office of the town', () => {
  it('keep the town out of it unasked, and are told all the same', async () => {
    const { talk, answers, filed } = begin();
    const replies = await talk(
      '举报有人骗低保，他家开小车还吃低保',
      '青山镇石桥村',
      '交上去镇里看不看得到？他姐夫在镇里',
    );
    expect(replies[2]).toContain('不交给镇上');
    expect(replies[2]).not.toContain('由青山镇');
    expect((await answers()).what).toContain('他姐夫在镇里');
    expect((await filed('匿名提交')).face.unit).toBe('desk');
  });

  it.each(['我要投诉 平安镇办低保拖了三个多月 一直没个信', '我要投诉，平安镇上那个办低保的女的态度差得很'])(
    'or an office that is blamed: %s',
    async (said) => {
      const { talk } = begin();
      expect((await talk(said, '提交')).join('\n')).not.toContain('交给：平安镇');
    },
  );
});

describe('words that give their teller away', () => {
  it('are named, may be taken out in any words, and leave a wording that can be looked into', async () => {
    const { talk, answers } = begin();
    const replies = await talk(
      '镇上民政所的人要我给他两条烟才给办低保，我要举报',
      '去掉？去掉啥',
      '那就去掉嘛',
    );
    expect(replies[0]).toMatch(/“要我给他两条烟”[\s\S]*去掉以后我写成：“镇上民政所的人办低保要钱要礼。”/);
    expect(replies[1]).toContain('括号里那几句');
    expect(replies[2]).toContain('现在是：镇上民政所的人办低保要钱要礼');
    expect(JSON.stringify(await answers())).not.toContain('两条烟');
  });

  it('are taken out where their teller goes on instead of choosing', async () => {
    const { talk, answers } = begin();
    await talk('我是村主任家的保姆，他把低保给他弟弟了，我要举报', '磜头乡上寮的');
    expect(await answers()).toMatchObject({ place: { village: '上寮村' } });
    expect(JSON.stringify(await answers())).not.toContain('保姆');
  });
});

describe('a number that is lost', () => {
  it('is not asked for; the report is made again in any words', async () => {
    const { talk, answers } = begin();
    const replies = await talk('我上次报的那个编号丢了咋查', '公示没贴够七天就撕了，上次报过，编号丢了');
    expect(replies[0]).toMatch(/丢了就找不回[\s\S]*匿名举报的别去单位问/);
    expect(replies[0]).not.toContain('请说受理编号');
    expect(replies[1]).toContain('哪个乡镇');
    expect((await answers()).what).toContain('公示没贴够七天就撕了');
  });

  it('is begun anew at 那再登一次, and says so in the case', async () => {
    const { talk, filed } = begin();
    await talk('编号丢了找不到了', '那再登一次', '低保金三个月没有发到卡上', '青山镇');
    expect((await filed('提交')).text).toContain('以前报过，编号丢了');
  });

  it('is said again where it was given in this talk', async () => {
    const { talk } = begin();
    const replies = await talk('我建议窗口放几把凳子，老人站着等', '提交', '编号忘了抄，咋看', '多久有凳子');
    expect(replies[2]).toMatch(/编号是 MB\d{11}/);
    expect(replies[3]).toMatch(/最晚 2026-/);
  });

  it('is kept where only the code is lost', async () => {
    const { talk } = begin();
    const replies = await talk('我要撤回那个投诉', 'MB26425271234', '码我也没记到', '编号我不是给你了吗');
    expect(replies[2]).toContain('差的是查询码');
    expect(replies[3]).toContain('MB26425271234');
  });
});

describe('what is asked in the middle of a report', () => {
  it('is answered, answers nothing that was asked, and stands in no record', async () => {
    const { talk, answers, filed } = begin();
    const replies = await talk(
      '我想举报我们村支书优亲厚友，他亲兄弟吃低保',
      '石桥村',
      '青山镇的。你们不会把我名字给镇里吧',
      '去年冬天开始的吧，他兄弟家有小车有楼房',
      '问一下，查出来会不会公布是谁举报的',
      '那你们查的时候不会去我们村里问吧',
      '他吃得合法不',
      '照片没有，村里公示栏上看到他兄弟名字',
    );
    expect(replies[2]).toMatch(/您是谁我也没有记[\s\S]*什么时候/);
    expect(replies[4]).toMatch(/您是谁我也没有记[\s\S]*亲眼看见/);
    expect(replies[5]).toMatch(/可能会到村里.*不许说有人举报[\s\S]*亲眼看见/);
    expect(replies[6]).toMatch(/亲眼看见/);
    expect(await answers()).toMatchObject({
      q_how_known: '村里公示栏上看到他兄弟名字',
      place_which: { village: '石桥村' },
    });
    const { text } = await filed('匿名。交了镇上真的看不见？');
    expect(text).not.toMatch(/名字给镇里|公布|村里问|合法|看不见/);
  });

  it('says which towns there are, and takes one no list knows as it is said', async () => {
    const { talk, answers } = begin();
    const replies = await talk(
      '窗口那个女的骂我，我要投诉',
      '河口镇政府一楼那个窗口 昨天下午',
      '那你们管哪些镇',
      '河口镇啊',
    );
    expect(replies[1]).toMatch(/没认出“河口镇”.*青山镇、白石镇/);
    expect(replies[2]).toContain('青山镇、白石镇');
    expect(replies[3]).toContain('照您说的记“河口镇”');
    expect((await answers()).what).toContain('河口镇政府一楼那个窗口');
  });

  it('takes a question back to the bot for no wish to leave', async () => {
    const { talk, answers } = begin();
    const replies = await talk('我要举报有人骗低保，他家开小车', '我是问，查的时候会不会到村里问人');
    expect(replies[1]).toMatch(/可能会到村里[\s\S]*哪个乡镇/);
    expect((await answers()).what).toBe('我要举报有人骗低保，他家开小车');
  });
});

describe('a sentence that is taken out', () => {
  it('is gone from the record, and what is left is handed in', async () => {
    const { talk, filed } = begin();
    const replies = await talk(
      '低保金三个月没有发到卡上，我要投诉',
      '平安镇',
      '流水单子在家里，是我嫂子给的',
      '还有，窗口的人说话难听',
      '把难听那句去掉',
    );
    expect(replies.at(-1)).toContain('那一句去掉了');
    const { text } = await filed('凭据那句不要，交吧');
    expect(text).not.toMatch(/嫂子|难听|那句/);
    expect(text).toContain('三个月没有发到卡上');
  });

  it('is not said to be gone where nothing is meant', async () => {
    const { talk, answers } = begin();
    const replies = await talk('低保金三个月没有发到卡上，我要投诉', '平安镇', '没有了', '把汽车那句删掉');
    expect(replies.at(-1)).toContain('没有这一句');
    expect((await answers()).what).not.toContain('汽车');
  });

  it('lies nowhere in the talk of a tip-off', async () => {
    const { me, office, talk } = begin();
    await talk('举报村支书给他弟弟弄低保', '青山镇石桥村', '去年，他在代销店门口讲的', '代销店那句不要写');
    expect(JSON.stringify(await talkOf(office, me.conversation as string))).not.toContain('代销店');
  });

  it('is no wish where it is told: 他把我名字删了', async () => {
    const { talk, answers } = begin();
    await talk('我要投诉，村里把我妈的名字从名单上删掉了，低保没了');
    expect((await answers()).what).toContain('删掉了');
  });
});

describe('a correction', () => {
  it('puts the place right at any step, and says nothing is changed where nothing is', async () => {
    const { talk, answers } = begin();
    const replies = await talk(
      '举报会计，死人的钱他还在领',
      '青山镇石桥村',
      '换成鸭子塘村吧 说错了',
      '不对，是鸭子塘村，怎么没有村',
    );
    expect(replies[2]).toContain('地点是青山镇鸭子塘村');
    expect(replies[3]).toContain('地点记的就是青山镇鸭子塘村');
    expect(await answers()).toMatchObject({ place: { village: '鸭子塘村' } });
    expect(JSON.stringify(await answers())).not.toContain('更正');
  });

  it('hands in at 改一改 and does not take that for the story', async () => {
    const { talk, filed } = begin();
    await talk(
      '低保金三个月没有发到卡上，我要投诉',
      '平安镇',
      '没有了',
      '改一改',
      '不要交镇上 交县里',
      '改一改',
    );
    const { text, face } = await filed('好 就这样提交');
    expect(text).toContain('三个月没有发到卡上');
    expect(face.unit).toBe('desk');
  });

  it('is no last word: 是低保, 有发票', async () => {
    const { talk, answers } = begin();
    await talk('我要投诉，低保钱三个月没发', '平安镇', '没有了', '有发票在家里');
    expect((await answers()).what).toContain('有发票在家里');
  });
});

describe('after it is filed', () => {
  it('is known again by 查进度, and takes what is to be added', async () => {
    const { talk } = begin();
    const replies = await talk(
      '我建议窗口放几把凳子，老人站着等',
      '提交',
      '我儿子叫王强 电话13900001111，有事打他，加进去',
      '查一下到哪一步了',
      '要是放了凳子 我这个咋撤',
    );
    expect(replies[2]).toMatch(/加进 MB\d{11} 这一件里了：“我儿子叫王强/);
    expect(replies[3]).toMatch(/MB\d{11}[\s\S]*查询码/);
    expect(replies[4]).toContain('说“撤回”');
  });

  it('of a tip-off nothing is known, and the way up the talk is shown', async () => {
    const { talk } = begin();
    const replies = await talk(
      '举报村支书给他弟弟弄低保',
      '青山镇石桥村',
      '没有了，就这样交',
      '匿名',
      '编号我没记，刚才那个多少',
      '刚才我讲的那个你交了没有',
    );
    expect(replies[4]).toMatch(/匿名的.*往上翻/);
    expect(replies[5]).toMatch(/给过您编号的，就是已经收下了.*没给编号的，就是没有交/);
  });
});

describe('help', () => {
  it('is filed with what was told before it and asks for nothing told', async () => {
    const { me, office, talk } = begin();
    await talk('等不及 人在医院 没钱交 医生说要停药', '先不用 我问下押金差五千 能不能批');
    const filed = await me.say('我要求助');
    const number = filed.replies.find((reply) => reply.case)?.case?.trackingNumber as string;
    expect(textOf(filed)).toMatch(/疾病应急救助/);
    expect(textOf(filed)).not.toMatch(/救助站|说说现在最急的/);
    const file = await office.reading.forReporter(number);
    expect(file?.messages.map(({ text }) => text).join('\n')).toContain('医生说要停药');
  });

  it('asks for no telephone that was given', async () => {
    const { talk } = begin();
    const replies = await talk(
      '日子有点紧巴，我要求助',
      '青山镇',
      '13812345678',
      '不对 是着火了 烧光了 没地方住',
    );
    expect(replies[3]).toContain('受理编号');
    expect(replies[3]).not.toMatch(/留个电话|改好了，您再看看/);
  });
});

describe('a report that is none', () => {
  it.each([
    [['低保停了，我要投诉', '没停呢 是说以后停'], /^好，不登记了/],
    [['我家老人没人照顾，我要求助', '我没要你转 就问养老院多少钱'], /养老院/],
    [['我家老人没人照顾，我要求助', '你莫问哪个村 先说养老院一个月多少钱'], /养老院/],
  ])('is left, and what is asked is answered: %j', async (said, expected) => {
    const { talk, answers } = begin();
    expect((await talk(...said)).at(-1)).toMatch(expected);
    expect(await answers()).toEqual({});
  });

  it('is no suggestion yet: 我提个建议行不行', async () => {
    const { talk, answers } = begin();
    const replies = await talk('我提个建议行不行', '窗口凳子都没有，老人站着等');
    expect(replies[0]).toContain('您有什么建议');
    expect(await answers()).toMatchObject({ what: '窗口凳子都没有，老人站着等' });
  });
});
