// What is denied is no danger; what is told beside it is heard as ever.
import { describe, expect, it } from 'vitest';
import { readRows } from '../../../knowledge/answer/going/rows.ts';
import { deniedIn, withoutDenials } from '../../../knowledge/text/danger/denial.ts';
import { detectEmergency } from '../../../knowledge/text/emergency.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

describe('what is denied', () => {
  it.each([
    ['我没想死 就是闷得慌 你陪我说会儿话', 'despair'],
    ['我不是要自杀', 'despair'],
    ['不想死 就是太累了', 'despair'],
    ['我没有想不开的意思', 'despair'],
    ['我没想不开 就是没钱买票', 'despair'],
    ['哎呀我没那意思 就是腿疼', 'despair'],
    ['没人打她 我问低保', 'violence'],
    ['他没打我，我们就是拌了两句嘴', 'violence'],
    ['没人打我 就是不晓得咋办', 'violence'],
    ['没断粮 就是想要钱', 'hunger'],
    ['不是今晚没饭 是以后没钱', 'hunger'],
    ['没人压 问的是赔钱', 'fire'],
    ['我三十的闺女 不是小孩', 'child'],
  ] as const)('is no danger: %s', (text, kind) => {
    expect(detectEmergency(text)).toBeUndefined();
    expect(deniedIn(normalise(text))).toBe(kind);
  });

  it.each([
    ['我没想死，可是药已经喝了', 'suicide'],
    ['我没想死，是我妈想跳楼', 'suicide'],
    ['不是打就是骂，他天天打我', 'violence'],
    ['他没打死我，打得我满身是血', 'violence'],
    ['没人打120，我爸晕倒了叫不醒', 'medical'],
    ['我是不是想不开了，真不想活了', undefined],
    ['没断药，断粮三天了，一口没吃', 'hunger'],
    ['要不是孩子我早就不想活了', undefined],
  ] as const)('takes nothing from what is told beside it: %s', (text, kind) => {
    const heard = detectEmergency(text);
    expect(heard).toBeDefined();
    if (kind && heard?.kind !== 'despair') expect(heard?.kind).toBe(kind);
  });

  it.each(['没打通120', '没打针', '她没人管', '我没孩子', '人没了', '他不是孩子的爸', '没人打电话给我'])(
    'is none: %s',
    (text) => {
      expect(withoutDenials(normalise(text))).toBe(normalise(text));
    },
  );
});

describe('what people say next after an answer', () => {
  it('is danger in hardly one of a hundred, half of it real', () => {
    const said = readRows().map(({ say }) => say);
    const heard = said.filter((text) => detectEmergency(text, 'more')?.lifeAtStake);
    expect(heard.length / said.length, heard.join('\n')).toBeLessThan(0.0115);
  });
});

describe('so few words about something else', () => {
  it.each([
    ...['就我们俩 没孩子', '她还没工作过 在家', '他还没找着活 在家', '我男人死了 三个娃 大的读初中'],
    ...['老婆跑了 我带俩娃', '娃他爹没了 就剩我们娘俩', '他打工去了 家里就我和孩子', '孩子不在家 在学校住'],
    ...['她走不动 我又在外头', '我妈走不动 我在外面', '钱打我卡还是打医院', '打我这少了一百 一句话都没讲'],
  ])('are no danger: %s', (text) => {
    expect(detectEmergency(text)).toBeUndefined();
  });

  it.each(['我人在白石镇车站', '他跑路了找不到人', '中风走不动 能不能叫人来', '那先住哪 家里有老人'])(
    'after an answer are no danger either: %s',
    (text) => {
      expect(detectEmergency(text, 'more')).toBeUndefined();
    },
  );

  it.each(['我妈叫不醒', '我不想活了', '着火了', '他打我', '娃不见了', '俺爹喝农药了', '煤气漏了', '救命'])(
    'are danger after an answer as before one: %s',
    (text) => {
      expect(detectEmergency(text, 'more')).toBeDefined();
    },
  );
});

it.each([
  ['冇钱食饭啊 我阿妈又病咗 点算好', 'hunger'],
  ['我冇出狱 冇俾人偷钱 就系冇米落锅', 'hunger'],
  ['我是个孤儿 今年十五 奶奶带我 奶奶也走了', 'child'],
  ['那我申请边缘要多久 墙快倒了等不起', 'fire'],
])('is heard: %s', (text, kind) => {
  expect(detectEmergency(text)?.kind).toBe(kind);
});

it('a house that fell is asked about, and nobody is under it', () => {
  expect(detectEmergency('那房子倒了国家赔不赔')).toBeUndefined();
});
