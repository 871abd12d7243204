// What a danger looks like from where its teller stands: what he is told to do fits it.
import { expect, test } from 'vitest';
import { sceneOf } from '../../../knowledge/text/danger/scenes.ts';
import { detectEmergency } from '../../../knowledge/text/emergency.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

test.each([
  ['despair', '我弟弟说他不想活了，人就在屋里', 'another'],
  ['despair', '妹妹留了张字条，电话打不通', 'another_away'],
  ['suicide', '我同学站在天台上不下来', 'another_away'],
  ['despair', '我老公走了，我也不想活了', undefined],
  ['despair', '我不想活了', undefined],
  ['despair', '活着真没意思 药都断了 孩子也不管我 我今晚就不想起来了', undefined],
  ['despair', '老公走了 活着没意思 不想活了', undefined],
  ['despair', '我只想死了算了，娃儿发烧，我想带着她从桥上跳下去', undefined],
  ['despair', '我哥昨晚跟我说他不想活了', 'another'],
  ['violence', '他喝了酒在砸门，我跟娃躲在厕所里', 'locked_in'],
  ['violence', '护工打我爸，胳膊都青了', 'care_home'],
  ['violence', '隔壁老太太天天挨儿媳妇打', 'seen'],
  ['violence', '老公拿刀追我', undefined],
  ['violence', '隔壁精神病人拿着菜刀在村里转', 'at_large'],
  ['violence', '街上有个喝醉的举着砍刀见人就追', 'at_large'],
  ['violence', '我老公喝醉了拿着刀到处找我', undefined],
  ['violence', '后爸拿棍子打我妹妹，她才六岁', 'reported'],
  ['child', '后爸拿烟头烫孩子', 'reported'],
  ['child', '我爸妈都不在家，我一个人好怕', 'lone_child'],
  ['child', '隔壁娃爹妈打工去了没人管', undefined],
  ['violence', '隔壁老王拿锄头要打我', 'by_other'],
  ['violence', '我姐让姐夫打得鼻青脸肿', 'kin_beaten'],
  ['despair', '我妈气得不吃饭 躺床上不说话', 'withdrawn'],
  ['fire', '墙裂了一指宽下雨我不敢睡', 'leaning'],
  ['violence', '我继父老来我房间摸我', 'reported'],
  ['violence', '我爹打我妈 我妈七十了', 'kin_beaten'],
  ['violence', '我老公昨天晚上打我了', 'past_blows'],
  ['violence', '老公昨天打我，现在又在砸门', 'locked_in'],
  ['violence', '昨晚打的我，现在他又在打娃', undefined],
  ['violence', '怕我老公找到我 又打我', 'feared_at_home'],
  ['violence', '他要是晓得是我说的咋办，打我一家人', 'feared'],
  ['violence', '我怕，他在打我', undefined],
  ['violence', '我今天跟老头子吵架 气死我了 恨不得打死他', 'quarrel'],
  ['violence', '吵架他拿刀砍我', undefined],
  ['fire', '昨天发大水 屋里都淹了 墙也倒了', 'over'],
  ['fire', '地震房子裂了 村里说要鉴定', 'over'],
  ['fire', '昨晚山洪，我们还困在屋顶', 'flood'],
  ['fire', '墙快倒了等不起', 'leaning'],
  ['suicide', '我班女生给我发消息说老师再见，电话没人接', 'another_away'],
  ['fire', '昨晚房子烧光了，一家五口没地方住', 'over'],
  ['fire', '洪水把屋冲了，我们睡在村委会地板上', 'over'],
  ['fire', '水涨上来了，我们困在二楼', 'flood'],
  ['fire', '屋里好大煤气味', 'gas'],
  ['fire', '墙裂了好大一条缝，快倒了', 'collapse'],
  ['fire', '墙裂了好大一条缝，房子快倒了', 'leaning'],
  ['fire', '高压线掉在路上', 'wire'],
  ['fire', '着火了，火好大', undefined],
  ['medical', '我妈叫不醒', undefined],
] as const)('%s: %s', (kind, text, scene) => {
  expect(sceneOf(kind, normalise(text))).toBe(scene);
});

test('whoever stands where he may jump needs the police before a line to talk to', () => {
  const away = detectEmergency('我兄弟发消息说不想活了，人在楼顶，电话不接');
  expect(away?.numbers[0]).toBe('police');
  expect(away?.numbers).toContain('ambulance');
  expect(detectEmergency('我弟说他不想活了，就在我旁边坐着')?.numbers[0]).not.toBe('police');
});

test('bad food in a home for the old is no child in danger; blows there are for the police', () => {
  expect(
    detectEmergency('俺弟弟是特困,住敬老院,给吃馊馒头,被子湿漉漉的,说了也没人管,恁管不管'),
  ).toBeUndefined();
  expect(detectEmergency('护工打我爸，养老院不承认')).toMatchObject({ kind: 'violence', scene: 'care_home' });
});

test('a man with a knife in the lane is for the police alone, and nobody is sent out to him', () => {
  expect(detectEmergency('隔壁精神病人拿着菜刀在村里转')?.numbers).toEqual(['police']);
  expect(detectEmergency('街上有个喝醉的举着砍刀见人就追，砍伤了两个')?.numbers).toEqual([
    'police',
    'ambulance',
  ]);
});
