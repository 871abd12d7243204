// Owns what is missing where somebody is in bare need: a bed for the night, food, or money for a hospital. What helps differs.

export type Need = 'hospital' | 'roof' | 'food';

const HOSPITAL = /医院|住院|押金|icu|重症|抢救|手术|透析|化疗|医生|脑梗|昏迷|卫生院/;
const UNPAID =
  /没(?:有|得)?钱|交不(?:起|上|出)|凑不|差(?:着)?[^,，。;]{0,4}(?:钱|块|元|千|万)|欠|押金|(?:不|没|先|等着|要)交(?:不上)?(?:钱|费|[一二两三四五六七八九十几\d]+万)|拔管|等不(?:及|了)|停(?:了)?药|停(?:了)?(?:治|针)|不给(?:治|用药|打针|救|看)|赶(?:我|他|她|人)?(?:们)?(?:出院|走)|催(?:费|交|款)/;
const NO_ROOF =
  /没(?:得|有)?(?:地方|处|房子?|屋|地儿)(?:可)?(?:住|睡|去|躲|落脚)|没(?:得|有)?住(?:的|处)|无家可归|露宿|流落|桥(?:底|洞|下)|(?:睡|住)(?:在)?(?:街|路边|车站|公园|广场|大街|马路|屋檐|取款)|被[^,，。;]{0,6}(?:赶|撵)(?:出|走)|冻(?:死|僵|得)|没(?:得|有)?(?:被子|棉被)/;
const NO_FOOD =
  /饿|没(?:得|有)?(?:饭|米|粮|吃|菜|东西吃|奶粉)|(?:米|粮|面|饭|奶粉)(?:缸)?(?:也|都|全|早)?(?:没|冇|空|光|完|断|见底|吃不)|断(?:粮|炊|顿)|揭不开锅|冇(?:饭|米|粮|嘢)|喝(?:的)?稀|吃不(?:上|起|饱)/;

/** What is missing most, in a text or in what was told before it. */
export function needIn(clean: string): Need | undefined {
  if (HOSPITAL.test(clean) && UNPAID.test(clean)) return 'hospital';
  if (NO_ROOF.test(clean)) return 'roof';
  return NO_FOOD.test(clean) ? 'food' : undefined;
}
