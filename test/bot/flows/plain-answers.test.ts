// Every question of the self-check in the words villagers answer it with.
import { describe, expect, test } from 'vitest';
import { KINDS, type Known } from '../../../bot/flows/household-answers.ts';
import type { Person } from '../../../bot/flows/people.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

const family: Person[] = [
  { relation: 'self', age: 71 },
  { relation: 'spouse', called: '老伴', age: 70 },
  { relation: 'other', called: '孙子', age: 12 },
];
const known = {
  draft: { members: family },
  context: {
    today: '2026-11-28',
    county: { code: '' },
    gazetteer: { find: () => [] },
    knowledge: { standards: { lookup: () => undefined } },
  },
  family,
  labels: ['我', '老伴', '孙子'],
} as unknown as Known;
const read = (kind: keyof typeof KINDS, text: string) =>
  KINDS[kind].read({ text: normalise(text), raw: text }, known);
const physical = (member: number, grade: number) => [{ member, disability: { type: 'physical', grade } }];

const ANSWERS: readonly [keyof typeof KINDS, unknown, string][] = [
  [
    'hukouHere',
    true,
    '在本县|在|本地的|就在这儿|农村户口|本县的|土生土长|嫁过来的，户口迁过来了|户口在|户口就在|在本县，柳树湾镇的|我就是这里人|在村里',
  ],
  ['hukouHere', false, '不在|外地的|是外县的|在老家|外省的|户口没迁过来|不在这边'],
  ['setting', 'rural', '农村|乡下|村里|咱是种地的|我们是山里的'],
  ['setting', 'urban', '镇上的|街上|县城|非农|居民户口'],
  [
    'propertyWithinLimits',
    true,
    '没超|没得存款 房子是老屋|没存款 有三间老瓦房|没有存款，屋都快倒了|就一间土房|不超|啥也没有|家徒四壁|儿子的车|有台摩托车',
  ],
  [
    'propertyWithinLimits',
    'unknown',
    '存款就万把块养老钱，房子是老屋|车是男人跑工地的旧皮卡|儿子前年买了个面包车拉货|有存款三千|有个小车|两套房|存款有五万',
  ],
  ['propertyWithinLimits', false, '超了|超过了'],
  ['supporters', 'unable', '有个儿子，残疾的|儿子坐牢|儿子自己吃低保|有个儿子，失踪好几年'],
  // Hard up is not on the closed list of the rules (特困人员认定办法第八条): for officers to see.
  [
    'supporters',
    'unknown',
    '儿子在外头打工，自己都顾不过来|儿子有一个 在外头 也困难|有，他们也难|儿女自身难保|没得能力|儿子没有钱|女儿不能养|自己也难，大的要供两个念书',
  ],
  ['supporters', 'able', '有我和我弟，都是打工的，养得起一点|有养得起|儿子有钱|能养|有儿有女，都过得好'],
  ['supporters', 'none', '没有|没儿没女|没结过婚|儿子都死了|有个儿子，前年死了'],
  ['supporters', 'unknown', '有三个儿子，都不管|儿子不管我|有的'],
  ['emergency', 'sudden_illness', '上个月我妈住院花了两万|老伴突然中风|孩子查出白血病'],
  ['emergency', 'accident', '被车撞了|我老公摔断了腿|工伤'],
  ['emergency', 'fire', '房子烧了'],
  ['emergency', 'other', '发大水淹了|房子塌了'],
  ['emergency', 'none', '没得|没什么急事|都好|没事|没啥急的'],
  ['receiving', [], '没领|啥都没领|低保停了|只有养老金|以前吃过，停了|残疾补贴'],
  ['receiving', ['dibao'], '在吃低保|领着呢，低保'],
  ['receiving', ['near_dibao'], '边缘户'],
  ['receiving', ['destitute'], '五保'],
  ['parents', [{}, {}], '在外面打工|离婚了|好好的|都在|就是我们|我就是他妈'],
  ['monthlyIncome', 250, '种两亩地，一年剩个三千|打工一年能剩三千'],
  ['monthlyIncome', undefined, '透析一年好几万|老公透析 一年五万'],
  ['parents', [{ away: 'missing' }, { away: 'prison' }], '他爹妈离了，他妈跑了没音信，他爹坐牢'],
  ['parents', [{ away: 'prison' }, {}], '爸爸坐牢妈妈改嫁'],
  ['parents', [{ deceased: true }, { away: 'missing' }], '一个死了一个跑了|爸爸死了，妈妈跑了'],
  ['disability', [{ member: 2, disability: { type: 'mental', grade: 2 } }], '孙子有个自闭症，证是精神二级'],
  [
    'disability',
    [],
    '证没有|没有证啊|证没有，就是眼睛看不清|残疾证倒没有|没有。孙子他爹妈离了，他妈跑了|没有|没办证|没有残疾证，我老伴中风躺床上|我老伴腿不好，没办证',
  ],
  ['disability', physical(1, 4), '老头子肢体四级'],
  ['disability', 'several', '有|有的'],
  ['disability', [{ member: 2, disability: { type: 'intellectual', grade: 3 } }], '娃娃智力残疾三级'],
  ['severeIllness', [], '没有，就是糖尿病|都好|老毛病|没什么大病'],
  ['severeIllness', [1], '我老伴中风躺床上|有，老伴'],
  ['canWork', false, '干不动了|身体不行|做不得|瘫了'],
  ['canWork', true, '种点地|还行|轻活能干|能做一点'],
  ['working', true, '在厂里|自己做点小生意|偶尔打点工'],
  ['working', false, '没得活干|在家带娃'],
  ['selfCareFailed', 0, '娃好好的|好好的|没事|都行|能自理|做得了|能吃能睡'],
  ['selfCareFailed', 2, '走路要扶，洗澡要我帮|两样'],
  ['selfCareFailed', 6, '瘫在床上|全要人伺候'],
  ['selfCareFailed', { low: 1, high: 6 }, '不能自理|要人扶'],
];

/** Once read wrongly. */
const MENDED: typeof ANSWERS = [
  ['hukouHere', true, '外地嫁来的，户口已经迁过来了|我在外打工，户口在村里|老公是外地的，我是本地的'],
  ['hukouHere', false, '住这儿二十年了户口没过来|户口迁走了|没有本地户口'],
  ['setting', 'urban', '不是农村的'],
  ['propertyWithinLimits', true, '没有小车没有门面|就这一套房子|三间砖房|房子是危房|有点困难，什么都没有'],
  ['propertyWithinLimits', 'unknown', '有套商品房|有个小卖部|有三万|存折上有三千块|县城有套房子|县里买了房'],
  ['supporters', 'unknown', '我没儿子，就一个女儿'],
  ['supporters', 'none', '无儿女'],
  ['supporters', 'able', '不困难，儿子做生意|有儿子，一个月给五百|日子都还过得去，三个女儿'],
  ['supporters', 'unable', '儿子脑梗瘫了'],
  ['supporters', 'unknown', '儿子没有退休金'],
  ['emergency', 'none', '最近没有|去年住过院，今年没有'],
  ['emergency', 'other', '家里遭贼了|暴雨把房冲了|被开除了'],
  ['emergency', 'sudden_illness', '心脏病搭桥'],
  ['receiving', [], '有残疾补贴，没低保|正在申请低保|低保刚停|有孤儿补助'],
  ['receiving', ['near_dibao'], '边缘户，没吃低保'],
  ['canWork', false, '丧失劳动能力|行动不便'],
  ['canWork', true, '干活没问题|偶尔做点零工|六十多了，还种着地'],
  ['parents', [{ deceased: true }, { away: 'missing' }], '爸爸已故，母亲下落不明|父亲病逝母亲出走'],
  ['parents', [{ deceased: true }, {}], '妈妈生他时死了，爸爸再婚'],
  ['parents', [{ deceased: true }, { deceased: true }], '没爹没妈|孤儿'],
  ['rigidSpending', { medical: 20_000 }, '住院花了五万，报了三万|住院五万，报了三万，自己出两万'],
  ['rigidSpending', { medical: 12_000 }, '透析每个月四千，报完自己出一千'],
  ['selfCareFailed', 1, '吃饭穿衣可以，走路要扶'],
  ['selfCareFailed', 5, '自己能吃饭，其他不行|除了吃饭都不行'],
  ['selfCareFailed', 6, '卧床不起|全靠我伺候'],
  ['selfCareFailed', { low: 1, high: 6 }, '偏瘫'],
  ['disability', [...physical(0, 2), ...physical(1, 3)], '我和老伴都有，我肢体二级，老伴肢体三级'],
  ['working', true, '退休了还在看大门|下岗了，现在摆摊|当保安|收废品|送外卖|做临时工'],
  ['working', false, '没打工|没找工作|找不到活|辞了|被裁了|在家没事干'],
];

describe.each([...ANSWERS, ...MENDED])('%s is %j', (kind, value, words) => {
  test.each(words.split('|'))('%s', (text) => expect(read(kind, text)).toEqual(value));
});

test('不晓得 is no answer to anything', () => {
  for (const kind of ['hukouHere', 'propertyWithinLimits', 'supporters', 'emergency', 'receiving'] as const)
    expect(read(kind, '不晓得'), kind).toBeUndefined();
});
