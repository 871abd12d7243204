import { describe, expect, it } from 'vitest';
import { detectEmergency } from '../../../knowledge/text/emergency.ts';

const lifeAtStake: Record<string, string[]> = {
  suicide: [
    '我不想活了',
    '活着没意思，拖累娃儿',
    '我喝药了',
    '活着有什么意思',
    '死了算了',
    '我想死',
    '老头子喝了农药',
    '真的活不下去了',
    '我要跳楼',
    '再不解决我就死给你们看',
    '我写好了遗书',
    '我想自杀',
    '她想不开要寻死',
    '不如死了好，省得花钱',
    '我妈吃了一瓶安眠药',
    '你们不管我就同归于尽',
    '好幾次都想結束自己的生命',
    '病成这样生不如死',
    '我儿媳妇要上吊，快来人',
    '没法活了',
    '低保停了，我不想活了',
    '我只有死在你们民政局门口',
    '有人在桥上要跳河',
    '活够了，八十三了没人管',
    '低保能不能快点，我都想死了',
  ],
  violence: [
    '老公又打我',
    '他说要打死我',
    '我被家暴了怎么办',
    '儿子拿着菜刀要砍我',
    '儿媳妇天天打骂老人，今天又动手打',
    '继父猥亵孩子',
    '我男人往死里打我',
    '村长带人把我打了',
    '被他打得起不来床',
    '他掐我脖子',
    '我被关在屋里不让出门',
    '隔壁老头在打孩子，打得哭天喊地',
    '举报了以后他扬言弄死我全家',
  ],
  fire: [
    '我家着火了',
    '屋里着火了快来救火',
    '隔壁起火了',
    '我们被洪水围住了',
    '房子塌了，人还在里头',
    '煤气罐漏气了，煤气泄漏怎么办',
    '后面山上失火了',
  ],
  medical: [
    '我爸晕倒了',
    '老人家昏迷了叫不醒',
    '奶奶摔了一跤起不来',
    '孩子抽搐口吐白沫',
    '我妈吐血了',
    '喘不上气',
    '他快不行了',
    '媳妇要生了，家里没人',
    '一家人煤气中毒',
    '娃掉进水塘了',
    '邻居老人没呼吸了',
    '我心脏病犯了',
    '流血不止怎么办',
    '喊我爷怎么叫都不醒',
  ],
  child: [
    '孩子不见了',
    '门口捡到一个婴儿',
    '他妈把娃丢在家里三天了，娃饿得直哭',
    '有人把婴儿扔在路边跑了',
    '两个小孩锁在屋里没大人',
    '小孩走丢了',
  ],
  hunger: ['我三天没吃东西了', '饿晕在家里', '再没人管我就要饿死了', '两顿没吃了，饿得走不动'],
  no_medicine: ['胰岛素断了没钱买', '没钱做透析了，透析停了', '我有癫痫，药断了'],
  cold: ['老人快冻死了', '桥洞下有个人冻僵了'],
  other_hardship: ['救命啊', '救救我'],
};

const need: Record<string, string[]> = {
  child: ['孩子没人管', '孙子爸妈都跑了，娃没人带', '三个娃没有人管', '孙女一个人在家没人照看'],
  hunger: [
    '家里没饭吃了',
    '没米下锅',
    '揭不开锅了',
    '冇米了',
    '饿着肚子',
    '没钱买米',
    '家里断粮了',
    '吃了上顿没下顿',
    '我一个人饭都吃不上',
    '飯都吃不上',
  ],
  no_medicine: ['断药了', '没钱买药', '药都吃不起', '老妈的药停了', '降压药吃完了没钱买药'],
  cold: ['没地方住', '睡在桥洞', '没有棉被过冬', '被儿子赶出来了', '冷得很，家里没被子'],
  other_hardship: ['走投无路了', '日子过不下去了', '家里着火烧光了，什么都没了'],
};

const none = [
  '自杀家属能领低保吗',
  '自杀死亡有丧葬费吗',
  '火灾能申请临时救助吗',
  '遭遇火灾的家庭能申请什么救助',
  '家暴的妇女有没有救助',
  '家暴离婚后能申请低保吗',
  '没饭吃算不算临时救助的条件',
  '断药可以申请医疗救助吗',
  '去年我家失火，能申请临时救助吗',
  '我爸前年喝农药走了，孩子算孤儿吗',
  '昏迷的病人能不能申请护理补贴',
  '孩子没人管可以申请事实无人抚养吗',
  '流浪人员露宿街头的救助政策是什么',
  '饿死了，食堂几点开门',
  '热死了',
  '气死我了，办个低保这么难',
  '想死你了',
  '笑死',
  '累死了',
  '打我电话',
  '请打电话给我',
  '打工一个月两千',
  '打低保证明',
  '低保怎么申请',
  '什么时候发钱',
  '我要举报',
  '村干部让亲戚吃低保',
  '药费能报多少',
  '特困老人生病住院谁管',
  '父亲昏迷住院，医药费交不起',
  '我想查进度',
  '你好',
  '谢谢你救了急',
  '意外伤害险怎么买',
  '临时救助一次多少钱',
  '死亡后低保还发吗',
  '我爸去世了，低保要退吗',
  '小孩打疫苗要钱吗',
  '救命钱什么时候到账',
  '跳楼价甩卖',
  '灭火器在哪买',
  '吃不起大餐',
  '停药房营业时间',
  '孤儿补助一个月多少',
  '要饭店营业执照',
  '今天天气好冷',
  '家暴是什么意思',
  '老人被儿子赡养还能吃低保吗',
  '危房倒了能补多少',
  '活期存款算不算财产',
  '生活困难怎么申请',
  '没有房子能申请公租房吗',
  '死人还在领低保',
  '吃药要花钱，能不能报',
  '民政局关门了吗',
  '带孩子改嫁还能领吗',
  '血压高能办残疾证吗',
  '气温多少度',
];

describe('somebody in danger or bare need', () => {
  for (const [kind, texts] of Object.entries(lifeAtStake)) {
    it.each(texts)(`${kind}, a life at stake: %s`, (text) => {
      const heard = detectEmergency(text);
      expect(heard?.lifeAtStake).toBe(true);
      expect(kind === 'suicide' ? [kind, 'despair', 'threat'] : [kind]).toContain(heard?.kind);
    });
  }
  for (const [kind, texts] of Object.entries(need)) {
    it.each(texts)(`${kind}, bare need: %s`, (text) =>
      expect(detectEmergency(text)).toMatchObject({ kind, lifeAtStake: false }),
    );
  }
  it.each(none)('is nobody in: %s', (text) => expect(detectEmergency(text)).toBeUndefined());
  it.each(['今年雹子把苞米全打了', '霜把地里的菜打了', '冰雹把大棚打得稀烂'])(
    'a crop is nobody: %s',
    (text) => {
      expect(detectEmergency(text)?.lifeAtStake ?? false).toBe(false);
    },
  );
  it.each(['他把我打了', '雹子打了庄稼，他回家把他妈打了', '他拿菜刀把我打了'])('somebody is: %s', (text) => {
    expect(detectEmergency(text)?.lifeAtStake).toBe(true);
  });
  it('is heard in the middle of a long story', () => {
    const story = '领导您好，我是村里的困难户，反映一件事情。'.repeat(30);
    expect(detectEmergency(`${story}我现在真的不想活了。${story}`)).toMatchObject({
      kind: 'despair',
      lifeAtStake: true,
    });
    expect(detectEmergency(story)).toBeUndefined();
  });
  it('puts the number to call first in front', () => {
    expect(detectEmergency('我爸晕倒了')?.numbers[0]).toBe('ambulance');
    expect(detectEmergency('我家着火了')?.numbers[0]).toBe('fire');
    expect(detectEmergency('老公又打我')?.numbers[0]).toBe('police');
  });
});

describe('grave need beside a question about rules', () => {
  it.each([
    '临时救助怎么申请，家里三天没吃饭了',
    '能办低保吗 我都两天没吃东西了',
    '孩子走丢了，救助站能帮忙找吗',
    '医疗救助去哪申请，胰岛素断了三天',
  ])('is heard where it is told as a fact: %s', (text) => {
    expect(detectEmergency(text)?.lifeAtStake).toBe(true);
  });
  it.each([
    '如果三天没吃饭了，能申请临时救助吗',
    '三天没吃饭的人能申请救助吗',
    '老人冻死了有丧葬补贴吗',
    '弃婴能办孤儿吗，捡到三年了',
  ])('is not where it is supposed or part of the question: %s', (text) => {
    expect(detectEmergency(text)).toBeUndefined();
  });
});

describe('somebody old who is missing', () => {
  it.each(['我爸走丢了', '老娘昨晚没回来找不到', '奶奶失踪了两天'])('is a life at stake: %s', (text) => {
    expect(detectEmergency(text)).toMatchObject({ kind: 'missing', lifeAtStake: true, numbers: ['police'] });
  });
  it.each(['儿子打工几年没回家', '他妈不见了三年', '老人走失了救助站能帮忙送回来吗'])(
    'is not heard in: %s',
    (text) => {
      expect(detectEmergency(text)).toBeUndefined();
    },
  );
});

describe('a number to ring', () => {
  it.each([
    '没有手机，打我隔壁刘婶的 13900001111',
    '打我老公的电话 13800138000',
    '打我儿子电话',
    '打我妈手机13800138000',
  ])('in %s nobody is beaten', (text) => expect(detectEmergency(text)).toBeUndefined());
  it.each([
    '老公打我 13800138000',
    '他打我还抢我手机',
    '老公打我不许我打电话',
    '孩子他爸打我和孩子，我电话13800138000',
  ])('beside %s does not hide the blows', (text) => expect(detectEmergency(text)?.kind).toBe('violence'));
});

describe('an answer in a word or two', () => {
  const said = ['提交', '没有', '跳楼', '想死', '饿了', '没吃的', '一个人'];
  const heard = (text: string) => [detectEmergency(text, 'answer'), detectEmergency(text)];
  it('is heard the same again, however many came between', () => {
    const first = said.map(heard);
    for (let n = 0; n < 1_200; n++) detectEmergency(String(n), 'answer');
    expect(said.map(heard)).toEqual(first);
  });
  it('is handed out so that whoever changes it changes nothing', () => {
    detectEmergency('跳楼', 'answer')?.numbers.splice(0);
    detectEmergency('提交', 'answer');
    expect(detectEmergency('跳楼', 'answer')?.numbers.length).toBeGreaterThan(0);
  });
});

describe('who is beaten and bleeding needs an ambulance too', () => {
  it.each([
    '后爹打女娃打出血来了，她才十岁，我不敢报警',
    '我男人拿刀砍了我，胳膊上都是血',
    '他把我打得满头是血，现在又在砸门',
    '老公把我打骨折了，他又要打我',
  ])('%s', (text) => {
    const { numbers = [] } = detectEmergency(text) ?? {};
    expect(numbers.slice(0, 2)).toEqual(['police', 'ambulance']);
  });
  it('who is only threatened does not', () => {
    expect(detectEmergency('我老公喝多了在砸门，他手上有菜刀，我不敢出声')?.numbers).not.toContain(
      'ambulance',
    );
  });
});

describe('who only knocks is in no danger', () => {
  it.each(['喂喂喂 有人冇 在不在', '喂？有没有人啊', '有人吗有人吗', '同志你好在不在'])('%s', (text) => {
    expect(detectEmergency(text)).toBeUndefined();
  });
  it('who cries for help does not only knock', () => {
    expect(detectEmergency('喂喂有人吗 救命啊')?.lifeAtStake).toBe(true);
    expect(detectEmergency('有人吗，我妈在不在了，喊不应')?.lifeAtStake).toBe(true);
  });
});

describe('a stranger seen outdoors is to be taken in', () => {
  it('by the police and the assistance line, not watched over as somebody desperate', () => {
    const heard = detectEmergency('桥底有个后生仔瞓咗成个礼拜，好似傻傻哋，唔识讲自己边度人');
    expect(heard).toMatchObject({ kind: 'cold', lifeAtStake: true });
    expect(heard?.numbers[0]).toBe('police');
  });
  it.each(['我坐在路边，活着没有意思', '我在桥头坐着，想一了百了'])(
    'whoever sits there himself is: %s',
    (text) => {
      expect(['despair', 'suicide']).toContain(detectEmergency(text)?.kind);
    },
  );
});

describe('hunger that makes somebody faint', () => {
  it('is for the ambulance first', () => {
    expect(
      detectEmergency('三天没吃东西了，眼前发黑站不起来，屋里就我一个老婆子')?.numbers.slice(0, 2),
    ).toEqual(['ambulance', 'assistance']);
    expect(detectEmergency('家里断粮两天了，没饭吃')?.numbers[0]).toBe('assistance');
  });
});

describe('a number and nothing else', () => {
  it.each(['1234-5678-9012-3456', '1234567890123456', 'mb26 4821 3907 5'])('is no cry: %s', (text) => {
    expect(detectEmergency(text)).toBeUndefined();
  });
  it('but a cry spelt in pinyin may hold a figure', () => {
    expect(detectEmergency('wo bu xiang huo le 3 tian le')?.lifeAtStake).toBe(true);
  });
});

describe('a child that cries of hunger', () => {
  it.each([
    '家里没米下锅了 娃娃饿得哭',
    '米缸见底了，两个孩子喊饿',
    '奶粉没了娃饿得直哭，没钱买',
    '揭不开锅了，孩子饿得直哭',
    '断顿了，娃喊饿',
  ])('is as hungry as its house: %s', (text) => {
    expect(detectEmergency(text)).toMatchObject({ kind: 'hunger', lifeAtStake: false });
  });
  it('is in danger when it is left alone', () => {
    expect(detectEmergency('爸妈跑了，五岁的娃一个人在家三天没饭吃')?.lifeAtStake).toBe(true);
  });
});

describe('what only sounds like danger', () => {
  it.each([
    '今天心里闷得慌，一个人在家没人说话',
    '一个人在家 没人聊天',
    '我说的是卡 打我卡上',
    '打我卡上',
    '补贴打到我折子上',
    '钱打我老婆卡里行不行',
    '我走不动 眼睛也看不到',
    '老了走不动 眼睛也花',
  ])('is none: %s', (text) => {
    expect(detectEmergency(text)).toBeUndefined();
  });

  it.each([
    '他打我 卡我脖子',
    '老公打我卡都拿走了',
    '眼睛突然看不见了',
    '喝假酒喝的，眼睛看不见了',
    '一个人在家的老人 敲门敲不开 也没人说话',
  ])('and these are danger: %s', (text) => {
    expect(detectEmergency(text)?.lifeAtStake).toBe(true);
  });
});
