// What comes after the numbers, turn by turn: ease is believed, a number that is not answered is no grievance, worse is heard at once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let test: TestOffice;
beforeAll(() => {
  test = testOffice({ now: () => new Date('2026-11-26T02:00:00Z') });
});
afterAll(() => test.end());

const DANGER = /农药、药片、刀|先躲开|别下水|让孩子待在/;
const WRONG = /态度不好|受委屈了|不归民政|没有把握|自己测一测/;

/** Each thing said, what must be in the reply to it, and what must not. */
type Turn = readonly [said: string, has: RegExp, not?: RegExp];

const talks: readonly (readonly [string, readonly Turn[]])[] = [
  [
    'despair, eased, a number nobody answers, worse, and somebody who came',
    [
      ['我活着没啥意思了 老伴走了 儿女也不管我 不想活了', /12356/, /赡养费|再说/],
      ['不用报警 我没事 就是心里难受', /12356/, DANGER],
      ['先不用', /12356/, WRONG],
      ['我打了 那个电话打不通', /120.*110.*12345/, WRONG],
      ['不是投诉 是你给的那个电话没人接', /喊/, WRONG],
      ['算了算了 没人管 我这就喝药去', /^马上打 120/, WRONG],
      ['不用你们管 我已经好了 闺女来了', /陪着您/, DANGER],
    ],
  ],
  [
    'a son who would die, and his mother who watches over him',
    [
      ['我儿子说不想活了', /12356/],
      ['他门开了，出来吃饭了', /这是好事.*12356/, WRONG],
      ['那我晚上要不要守着他', /^要守着.*12356.*120/, WRONG],
      ['他手机上还写遗书', /^马上打 120.*人别离开他/, /您先把手放下/],
      ['快点啊 我儿子要自杀', /您守着他/, /别动别的念头/],
      ['是我儿子 不是我', /说的是您的亲人/, /存款|房子/],
      ['在青山镇石桥村三组，你们快来人', /受理编号[\s\S]*人命关天/, /要吃的和临时住处|交通/],
    ],
  ],
  [
    'help asked for messages after it was offered',
    [
      ['我女儿关在屋里说不想活', /12356/],
      ['那咋劝她嘛', /要守着/, WRONG],
      ['我老伴也在跟前', /./],
      ['马上帮我报', /受理编号/, /不算申请/],
    ],
  ],
  [
    'lonely at home, and no door',
    [
      ['今天心里闷得慌，一个人在家没人说话', /12356/, /敲敲门|110/],
      ['我没事 就是没人说话', /12356/, /看病花钱/],
    ],
  ],
  [
    'lonely, and taken for nothing else',
    [
      ['今天天气热死了 在家闲着 想找个人说说话', /一个人在家是闷/, /殡葬|110/],
      ['我没想死 就是闷得慌 你陪我说会儿话', /12356/, DANGER],
      ['先不用 我好好的', /好/, WRONG],
    ],
  ],
  [
    'a saying taken back, and help refused',
    [
      ['拖累儿女 不如早点走了算了', /12356/],
      ['没事没事 说说而已', /没事就好/, WRONG],
      ['不用了 儿女都忙 谁顾得上我', /12356/, DANGER],
      ['我没事了 你别报', /^好/, WRONG],
    ],
  ],
  [
    'an old neighbour behind a door',
    [
      ['邻居大爷三天没开门了', /110/],
      ['我不敢开门 他儿子在外头 电话打不通', /不用您开/, /再敲敲门/],
      ['报了 110说马上来 我去村口等', /做得对/, WRONG],
      ['人找着了 摔着了 送医院了 没钱交押金咋办', /疾病应急救助/, /先保人要紧/],
    ],
  ],
  [
    'blows of yesterday, and fear of the next',
    [
      ['我老公打我', /110/],
      ['现在没打 是昨天晚上打的', /告诫书.*保护令/, DANGER],
      ['先不用', /12338/, WRONG],
      ['可是我怕他找来', /保护令/, /匿名/],
      ['怕我老公找到我 又打我', /110/, DANGER],
    ],
  ],
  [
    'hunger, no ambulance, and where he is',
    [
      ['在工棚两天没吃饭了 老板跑了', /12349/],
      ['120不要 人没病 就是饿', /临时救助/, WRONG],
      ['在青山镇那个工地', /受理编号/, WRONG],
    ],
  ],
  [
    'the water that is gone, and a roof for tonight',
    [
      ['昨天发大水 屋里都淹了 墙也倒了', /119/, /别下水/],
      ['水退了 人没事 就是没地方住', /今晚的住处/, /往后再看低保/],
      ['马上帮我报', /受理编号/],
    ],
  ],
  [
    'a number that is busy, and then help that came',
    [
      ['我爸晕倒了叫不醒', /120/],
      ['占线', /12345/, WRONG],
      ['救护车来了', /做得对/, /再没打/],
    ],
  ],
  [
    'a child that was found',
    [
      ['娃走丢了', /110/],
      ['找着了', /找着/, WRONG],
    ],
  ],
  [
    'blows are no telephone call',
    [
      ['我老公打我', /110/],
      ['他又打了我', /110/, /报了就好/],
    ],
  ],
  [
    'a child left alone, and beaten by nobody',
    [
      ['我是个孤儿 今年十五 奶奶带我 奶奶也走了', /110/],
      ['没人打我 就是不晓得咋办', /儿童主任/, /先保人要紧|低保怎么申请/],
    ],
  ],
  [
    'anger that was no blow',
    [
      ['我今天跟老头子吵架 气死我了 恨不得打死他', /消消气/, /先躲开/],
      ['哎呀 没打我 我就是说气话', /没事就好/, DANGER],
      ['没事了没事了 你这个机器 瞎说啥', /^好/, WRONG],
    ],
  ],
  [
    'a mother beaten, a daughter who doubts, and a plain yes',
    [
      ['我爹打我妈 我妈七十了', /110.*\n您可以替家里人报警/, /往人多的地方/],
      ['打了一辈子了 报警有啥用', /报警有用/, /居住证/],
      ['她不肯走 说走了没地方住没饭吃', /救助站管吃管住/],
      ['嗯 报吧', /受理编号/],
    ],
  ],
  [
    'despair in the middle of a complaint: the errand is put aside',
    [
      ['我要投诉 镇上办事的骂人', /投诉/],
      ['我不想活了', /12356/, /哪个乡镇/],
      ['没有人管我 我还是不想活', /12356/, /农药、药片/],
    ],
  ],
];

it.each(talks)('%s', async (_, turns) => {
  const me = resident(test.turns);
  for (const [said, has, not] of turns) {
    const text = textOf(await me.say(said));
    expect(text, said).toMatch(has);
    if (not) expect(text, said).not.toMatch(not);
  }
});

it('no paragraph is said twice in a row to whoever goes on despairing', async () => {
  const me = resident(test.turns);
  const firsts: string[] = [];
  for (const said of ['我不想活了', '真的不想活了', '我就是不想活', '活着没意思 我想死'])
    firsts.push((await me.say(said)).replies[0]?.text ?? '');
  for (const [i, text] of firsts.entries()) {
    expect(text).toMatch(/12356|120/);
    if (i > 0) expect(text).not.toBe(firsts[i - 1]);
  }
});

it('is forgotten after a few messages', async () => {
  const me = resident(test.turns);
  await me.say('我老公打我');
  for (const said of [
    '低保怎么申请',
    '要带什么',
    '多久能批',
    '高龄津贴多少岁领',
    '残疾证怎么办',
    '低保标准是多少',
  ])
    await me.say(said);
  expect(textOf(await me.say('先不用'))).not.toContain('12338');
});
