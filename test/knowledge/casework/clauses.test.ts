// What the clauses of a message do that is sent in the middle of a report.
import { describe, expect, it } from 'vitest';
import { clausesOf, isBareErrand, meant } from '../../../knowledge/casework/clauses.ts';

const acts = (raw: string) => clausesOf(raw).map(({ act }) => (act.does === 'asks' ? act.topic : act.does));

describe('a message in a report', () => {
  it.each([
    ['照片没有。会不会得罪她，以后更不给我办', ['tells', 'revenge', 'aid_cut']],
    ['前年到现在。哎我还是怕，要是查出来他们猜到是我咋办', ['tells', 'known', 'known']],
    ['前年到现在我还是怕他们猜到是我咋办', ['tells', 'known']],
    ['青山镇的。你们不会把我名字给镇里吧', ['tells', 'known']],
    ['查出来会不会公布是谁举报的', ['known']],
    ['镇长知道会不会来找我麻烦', ['revenge']],
    ['那你们查的时候不会去我们村里问吧', ['asked_around']],
    ['有发票，在家放着。你们县民政管得了医保局吗', ['tells', 'tells', 'ours']],
    ['就是听人家讲的 行不', ['tells', 'all_right']],
    ['匿名。交了镇上真的看不见？', ['tells', 'who']],
    ['咋交给镇上了，我告的就是镇上的人', ['keeps_away', 'keeps_away']],
    ['青山镇石桥村 别让镇上晓得', ['tells', 'keeps_away']],
    ['他讲是镇上叫扣的', ['tells']],
    ['公示没有，镇长知道那句删了，交吧匿名', ['tells', 'takes_out', 'tells']],
    ['上个月。他要是知道是我，我妈低保会不会给停了', ['tells', 'known', 'aid_cut']],
    ['去年就在吃。车牌能看到要不要说', ['tells', 'what_to_give']],
    ['青山镇石桥村，支书姓刘。能不能不写名字啊', ['tells', 'tells', 'no_name']],
    ['我看见的，村里人都晓得。要等多久才有人来查', ['tells', 'tells', 'when']],
    ['过渡费呗。不交给镇里行不行，镇里就是他们一伙的', ['tells', 'keeps_away', 'keeps_away']],
    ['七月停的。告镇里你还交给镇里啊', ['tells', 'keeps_away']],
    ['你不是说办不了吗，那还问哪个村', ['not_ours', 'why_asked']],
    ['匿名交，县里哪个去查他', ['tells', 'who']],
  ])('is told apart: %s', (raw, expected) => expect(acts(raw)).toEqual(expected));

  it.each([
    '书记报复我，把我低保停了',
    '他要我给他两条烟才给办低保',
    '要是不给他钱，他就停我低保',
    '村里人都晓得',
    '我怕冷，屋里没有被子',
    '材料村里不交给镇里',
    '他知道我家穷还不给办',
  ])('tells, whatever it sounds like: %s', (raw) =>
    expect(acts(raw).every((act) => act === 'tells')).toBe(true),
  );

  it('is whole where a number has blanks in it', () =>
    expect(clausesOf('138 0013 8000').map(({ text }) => text)).toEqual(['138 0013 8000']));

  it.each(['那你帮我告一下吧', '我就是要举报他', '匿名帮我报一下', '那再登一次', '我提个建议行不行'])(
    'names an errand and no matter: %s',
    (text) => expect(isBareErrand(text)).toBe(true),
  );

  it('names a matter where it names whom', () => expect(isBareErrand('我要举报我们村支书')).toBe(false));

  it.each([
    ['刚不是说了妇女主任么', '妇女主任'],
    ['说了上个月嘛', '上个月'],
    ['不说了', '不说了'],
    ['他说了不办', '他说了不办'],
  ])('is meant without 刚说了: %s', (text, expected) => expect(meant(text)).toBe(expected));
});
