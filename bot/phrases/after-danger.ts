// What is said once the numbers to ring have been said: never the same paragraph again, the one next thing to do, help in one tap.
import type { EmergencyKind } from '../../knowledge/text/emergency.ts';

/** Kinds that are answered alike once their numbers have been said. */
export type Aftermath = 'despair' | 'violence' | 'fire' | 'medical' | 'child' | 'need';

export const aftermathOf = (kind: EmergencyKind): Aftermath => {
  if (kind === 'despair' || kind === 'suicide' || kind === 'threat') return 'despair';
  if (kind === 'violence' || kind === 'fire' || kind === 'child') return kind;
  return kind === 'medical' || kind === 'missing' || kind === 'behind_door' ? 'medical' : 'need';
};

type Words = Record<Aftermath, (numbers: string) => string>;

/** Told again: the first, and whatever comes after it. */
const again: Record<Aftermath, readonly [Words[Aftermath], Words[Aftermath]]> = {
  despair: [
    (numbers) => `我还在听着。打 ${numbers}，有人听您说；也可以喊身边的人过来，今晚别一个人。`,
    (numbers) => `您先别动别的念头。离您最近的是谁？喊他一声，或者打 ${numbers}。难处一样一样说，有人管。`,
  ],
  violence: [
    (numbers) => `现在还在打，就打 ${numbers}，说清哪个村、哪一家。出得去先出去，出不去把门顶上，喊邻居。`,
    (numbers) => `打 ${numbers}。先到邻居家、村委会、派出所，人到了安全地方，别的再说。`,
  ],
  fire: [
    (numbers) => `人先离远，别的都不要管。打 ${numbers}，报清在哪、还有谁没出来。`,
    (numbers) => `等人来救的时候别回去。还没打的，打 ${numbers}；喊左右邻居也出来。`,
  ],
  medical: [
    (numbers) =>
      `还没打的，现在打 ${numbers}，电话别挂，叫您怎么做就怎么做。进不去的门不用您开，请他们来开。`,
    (numbers) => `打 ${numbers}，再喊个邻居来帮忙，叫人到路口等着。`,
  ],
  child: [
    (numbers) => `孩子跟前先要有个大人。打 ${numbers}，也可以找村委会的儿童主任、老师。`,
    (numbers) => `打 ${numbers}，说清孩子在哪、跟谁在一起；您能到跟前的，先陪着。`,
  ],
  need: [
    (numbers) => `今天过不去，就打 ${numbers}，再请村委会先送点吃的、给个住处；急的可以先给、手续后补。`,
    (numbers) => `打 ${numbers}，或者直接到眼下所在的乡镇（街道）说“今天就过不去”，申请临时救助。`,
  ],
};

const eased: Words = {
  despair: (number) =>
    `好，您这么说，我放心些。心里闷了，打 ${number}，随时有人听您说。想有人常来看看、坐坐，告诉我在哪个村，我帮您跟镇上、村里说。`,
  violence: (numbers) =>
    `这会儿没在打就好。伤着了去医院，病历、照片留好；报警回执留着，可以请派出所给他告诫书，到法院可以申请人身安全保护令，不用先离婚。没处住的，救助站管吃住。他再动手、想找人帮，打 ${numbers}。`,
  fire: (numbers) =>
    `人没事就好。泡过水、裂了的屋先别进去住。今晚的住处、吃的、被子，找村委会、乡镇要，当地政府应当安排；没处去打 ${numbers}。房子倒了坏了，可以向村里申请重建、修缮补助；一时过不下去，申请临时救助，急的先给。`,
  medical: (numbers) => `人没事就好。再有不对劲，马上打 ${numbers}。看病花钱有难处，接着问我。`,
  child: (numbers) =>
    `好，没人欺负就好。没有大人带的，去找村委会的儿童主任、老师或者乡镇，民政会安排人照看，不会没人管。害怕了打 ${numbers}。`,
  need: (numbers) =>
    `好，不叫救护车。吃住不能等：到眼下所在的乡镇（街道）申请临时救助，急的先给、手续后补；没人接的、晚上没处去的，打 ${numbers}，救助站管吃住。人在哪个村、哪个工地？说了我马上转给镇上。`,
};

const declined: Words = {
  despair: (number) =>
    `好，听您的，不报。${number}您留着，随时能打；今晚叫个人陪您坐坐。想说话了，随时来找我。`,
  violence: (numbers) =>
    `好，先不报。${numbers}您记着，他再动手就打。要离开家、没处住、没钱过日子，都可以接着问我。`,
  fire: (numbers) => `好，先不报。有危险打 ${numbers}。住处、吃的、修房子的事，随时问我。`,
  medical: (numbers) => `好。人不对劲，马上打 ${numbers}。别的事随时问我。`,
  child: (numbers) => `好，先不报。孩子有事打 ${numbers}，随时能打。别的事也可以问我。`,
  need: (numbers) => `好，先不报。撑不住了打 ${numbers}，或者再来跟我说，我马上转。`,
};

const called: Words = {
  despair: () => '打了就好。等人来的时候，身边留个人，慢慢说话。后面的难处，随时来跟我说。',
  violence: () => '报了就好。人在安全的地方等民警来，伤处拍照，报警回执留好。后面住哪、怎么过，随时问我。',
  fire: () => '报了就好。人离远些等着，别回去拿东西。后面住处、吃的有难处，随时来跟我说。',
  medical: () => '做得对。在门口、路口等着，人来了给他们指路。后面看病花钱、照料有难处，随时来跟我说。',
  child: () => '做得对。孩子先陪着，等人来。后面有难处，随时来跟我说。',
  need: () => '好。等着的时候先到有人、暖和的地方去。没人来、还是过不去，再来跟我说，我接着转。',
};

export const afterDanger = {
  again: (of: Aftermath, times: number, numbers: string) => again[of][times % 2 === 0 ? 1 : 0](numbers),
  worse: (numbers: string) =>
    `马上打 ${numbers}。求您先把手放下，往屋里退一步，药、绳子推开，大声喊人，谁近喊谁。已经喝下去、伤着了的，打急救电话，药瓶留着。告诉我在哪个村、哪栋屋，我马上转人去看您。`,
  ofAnother: {
    worse: (numbers: string) =>
      `马上打 ${numbers}。人别离开他，跟他说着话，叫家里人、邻居都来；农药、药片、刀、绳子收走，写下的东西留着给民警看。已经喝了、伤着了的，药瓶留给医生。告诉我在哪个村、哪栋屋，我马上转人过去。`,
    again: (numbers: string) =>
      `您守着他，一步别走开，再喊一个人来帮您。打 ${numbers}，说清在哪个村、哪一家。把地址发给我，我马上转给镇上的人过去。`,
    notYou: (numbers: string) =>
      `知道了，说的是您的亲人，不是您，是我听岔了。马上打 ${numbers}。人别离开他，农药、药片、刀、绳子收走，叫家里人、邻居来帮忙。告诉我在哪个村、哪栋屋，我马上转人过去。`,
    eased: (number: string) =>
      `这是好事。今晚还是别让他一个人，一家人轮着陪；农药、药片、刀、绳子收好，不骂他、不讲道理，他愿说就听着。${number}，您能打，他也能打；这几天陪他到医院看看精神心理科。他再说不想活，马上打 120、110。要人上门来看看，告诉我在哪个村。`,
    watch: (number: string) =>
      `要守着，今晚别让他单独待，一家人轮着，跟他睡一屋也行。农药、药片、刀、绳子收到他够不着的地方；不骂、不逼、不讲道理，听他说，陪他吃口饭。拿不准就打 ${number}，有人教您怎么陪；他要动手、看不住了，马上打 120、110。`,
  },
  unreached: (numbers: string) =>
    `打不通别等，换着打：${numbers}。再喊一个人来帮忙：邻居、亲戚、村委会，谁近喊谁。人在哪个村、您的电话多少，告诉我，我马上转给镇上的人去找您。`,
  stillUnreached: (numbers: string) =>
    `电话都不通，就喊人：开门喊左右邻居，叫他帮您打 ${numbers}，再叫村委会的人来。您把在哪个村、哪栋屋打给我，我这就转给镇上的人去找您。`,
  eased: (of: Aftermath, numbers: string) => eased[of](numbers),
  declined: (of: Aftermath, numbers: string) => declined[of](numbers),
  called: (of: Aftermath) => called[of](''),
  misheard: (numbers: string) =>
    `对不起，是我听岔了，没事就好。真有急事，打 ${numbers}。您要问什么，接着说。`,
  /** In front of an answer to what else was asked. */
  good: '好，没事就好。',
  company: (number: string) =>
    `有人在跟前就好，今晚让他陪着您，农药、药瓶请他收起来。心里闷了，打 ${number}，也可以再来找我。`,
  found: (numbers: string) => `人找着、缓过来就好。有伤、不对劲的，去看医生；再有事，打 ${numbers}。`,
  declinedOfAnother: (number: string) =>
    `好，先不报。您陪着他，别让他一个人；${number}他能打，您也能打。他要动手、看不住了，马上报警，也可以再来找我。`,
  closed: (numbers: string) => `好，我在这儿。${numbers}您留着，有什么事接着说。`,
  roof: (numbers: string) =>
    `走了也有地方去：救助站管吃管住，妇联也帮着找住处，打 ${numbers}。吃饭、过日子，到眼下住的地方的乡镇（街道）申请临时救助，急的先给、手续后补。要我现在转给镇上吗？`,
  useless: (numbers: string) =>
    `报警有用：民警来了能把人拦住，可以给他告诫书；报警回执、病历留着，往后申请人身安全保护令、离婚都是凭据。也可以打 ${numbers}，不肯走的先请村（居）委会上门劝，没处住的救助站管吃住。`,
  shelter: (numbers: string) =>
    `先到亲戚家、村委会、安置点住，裂的、要倒的屋别进去。没处去的，找村里、乡镇要临时住处，家里有老人孩子的先说；今晚等不及，打 ${numbers}。要我现在转给镇上吗？`,
  lonely: (number: string) =>
    `一个人在家是闷。我是机器人，民政上的事可以陪您慢慢说。想有人常来看看，告诉我在哪个村，我帮您跟村里、镇上说；心里难受，打 ${number}，有人听您说。`,
  choices: { report: '马上帮我报', visit: '请人来看看', no: '先不用', help: '家里困难要帮忙' },
} as const;
