// What is said to a child of eight who is alone at home. Short, nothing about rules, and never a day by which somebody comes.
import type { ChildSays } from '../../knowledge/text/danger/lone-child.ts';

const RING = '打 110，不要钱，说“我一个人在家”，警察叔叔会来陪你。';

/** Said the first time; the second time it is said shorter. */
const first: Record<Exclude<ChildSays, 'back'>, string> = {
  knock: `别开门，别出声，也别说家里没大人。把门锁好，离门远一点，${RING}`,
  ill: `先坐下别动。疼得厉害、流血、发烧，打 120；${RING}药不要自己吃。`,
  hungry: `先喝点水。有馒头、饼干、水果就先吃，别开火、别烧水。${RING}也告诉他你饿了，他会带你吃东西。`,
  dark: `别怕，待在一个屋里，盖上被子。别点蜡烛、别玩火，也别碰插座、电线。手机省着电，${RING}`,
  nobody: `打不通没关系。现在${RING}不会打，就让大人的手机按 1、1、0 三个数，再按绿色的键。`,
  called: '你真棒，做得对。门锁好，警察叔叔敲门，会说自己是警察，你再开。我在这儿陪你等。',
  declines: '好，先不叫人。门锁好，别开火，等妈妈回来。害怕了就打 110，也可以再跟我说话。',
  afraid: `我在这儿，陪着你说话。灯能开就开着，门锁好，坐在床上等。${RING}`,
};

export const loneChild = {
  says: (what: Exclude<ChildSays, 'back'>, isSaid: boolean) =>
    isSaid ? '我还在，陪着你。门锁好了吗？打 110 了没有？打了，警察叔叔就来。' : first[what],
  again: `我在这儿。门锁好，别点火。${RING}`,
  where: '你在哪个村、哪栋楼？告诉我，我叫镇上的大人来看你。',
  back: '太好了，回来就好！你很勇敢。叫妈妈看看我们说的话。下回一个人害怕，就打 110。',
  backFiled:
    '太好了，回来就好！你很勇敢。我跟镇上的人说一声：大人回来了。他们可能还会打电话、来看看，让妈妈跟他们说。不用来了，请妈妈拿那个号，对我说“撤回”。',
  filed: '我告诉镇上和县里的大人了。门锁好，别点火。现在就打 110，警察叔叔先来陪你。',
  keepNumbers: (number: string, code: string) =>
    `这两个号留给大人看：\n受理编号：${number}\n查询码：${code}（只出现这一次）`,
  place: '你在哪个村、哪栋楼？旁边有什么？说了他们好找你。',
  contact: '妈妈或者爸爸的电话，你记得吗？记得就打给我看；不记得，选“不留电话”。',
  done: '好，大人会去找你。门锁好，害怕了就打 110。',
  choices: { come: '叫人来陪我', back: '大人回来了' },
} as const;
