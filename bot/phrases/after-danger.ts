// What is said once the numbers to ring have been said: never the same paragraph again, the one next thing to do, help in one tap.
import type { EmergencyKind } from '../../knowledge/text/emergency.ts';

/** Dangers that are answered alike once their numbers have been said. */
export type Aftermath =
  | 'despair'
  /** At home. */
  | 'violence'
  /** By a neighbour or a stranger. */
  | 'blows'
  /** In a home for the old. */
  | 'home'
  /** A child, by whoever should keep it. */
  | 'hurt_child'
  | 'fire'
  | 'medical'
  | 'missing'
  | 'child'
  | 'need'
  /** No money for a hospital. */
  | 'hospital';

const OF_KIND: Partial<Record<EmergencyKind, Aftermath>> = {
  despair: 'despair',
  suicide: 'despair',
  threat: 'despair',
  violence: 'violence',
  fire: 'fire',
  child: 'child',
  medical: 'medical',
  behind_door: 'medical',
  missing: 'missing',
};

export const aftermathOf = (kind: EmergencyKind): Aftermath => OF_KIND[kind] ?? 'need';

const OF_SCENE: Readonly<Record<string, Aftermath>> = {
  'violence/by_other': 'blows',
  'violence/care_home': 'home',
  'violence/reported': 'hurt_child',
  'child/reported': 'hurt_child',
  'need/hospital': 'hospital',
};

/** The same with the scene it was told in, by the names of what was said to it. */
export function aftermathIn({ kind, said }: { kind: EmergencyKind; said: readonly string[] }): Aftermath {
  const of = aftermathOf(kind);
  const scene = said.findLast((key) => key.startsWith(`${of}/`));
  return OF_SCENE[scene ?? ''] ?? of;
}

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
  blows: [
    (numbers) => `他再来、再动手，打 ${numbers}。别单独跟他碰面，叫上家里人、村干部。`,
    (numbers) => `人先进屋、锁门，喊左右邻居，打 ${numbers}。`,
  ],
  home: [
    (numbers) => `还在打、还关着人，现在就打 ${numbers}，能接出来的先接出来。伤处拍照，记下哪天、谁动的手。`,
    (numbers) => `打 ${numbers}，先把人接到家里或者医院。报给民政可以不留名，院里看不到。`,
  ],
  hurt_child: [
    (numbers) => `先把孩子带离那个人，到您家、老师那里或者派出所。再动手，打 ${numbers}。`,
    (numbers) => `打 ${numbers}，说清哪一家、孩子几岁。掐脖子、打头的，就是看着没事，也要去医院看。`,
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
  missing: [
    (numbers) =>
      `还没报的，现在打 ${numbers}；报过的再打一回催，把照片、穿什么发给派出所。叫邻居分头找，先找水边、路边、他常去的地方，家里留一个人等。`,
    (numbers) => `再打 ${numbers} 问一声。请村里用喇叭喊，问问医院、救助站有没有送来的人；找人的两个人一路。`,
  ],
  child: [
    (numbers) => `孩子跟前先要有个大人。打 ${numbers}，也可以找村委会的儿童主任、老师。`,
    (numbers) => `打 ${numbers}，说清孩子在哪、跟谁在一起；您能到跟前的，先陪着。`,
  ],
  need: [
    (numbers) => `今天过不去，就打 ${numbers}，再请村委会先送点吃的、给个住处；急的可以先给、手续后补。`,
    (numbers) => `打 ${numbers}，或者直接到眼下所在的乡镇（街道）说“今天就过不去”，申请临时救助。`,
  ],
  hospital: [
    (numbers) =>
      `跟医生、医保窗口说“没钱也先治，要申请疾病应急救助”；人变重了马上叫医生。今天就到医院所在的乡镇（街道）说“要先行救助”，打 ${numbers} 催。`,
    (numbers) => `打 ${numbers}，说清哪家医院、差多少、哪天要停药，请他们找当地乡镇先救、手续后补。`,
  ],
};

const eased: Words = {
  despair: (number) =>
    `好，您这么说，我放心些。心里闷了，打 ${number}，随时有人听您说。想有人常来看看、坐坐，告诉我在哪个村，我帮您跟镇上、村里说。`,
  violence: (numbers) =>
    `这会儿没在打就好。伤着了去医院，病历、照片留好；报警回执留着，可以请派出所给他告诫书，到法院可以申请人身安全保护令。没处住的，救助站管吃住。他再动手、想找人帮，打 ${numbers}。`,
  blows: (numbers) =>
    `没动手就好。别单独跟他碰面；伤着了去医院，病历、照片、报警回执留好。他再来，打 ${numbers}。`,
  home: (numbers) =>
    `这会儿没在打就好。伤处拍照，带人去医院看；想换一家院，可以跟乡镇、县民政局说。再动手，打 ${numbers}。`,
  hurt_child: (numbers) =>
    `好，没在打就好。身上有伤、掐过脖子的，去医院看一看。带不过来的，村里的儿童主任能帮着想办法；再动手，打 ${numbers}。`,
  fire: (numbers) =>
    `人没事就好。泡过水、裂了的屋先别进去住。今晚的住处、吃的、被子，找村委会、乡镇要，当地政府应当安排；没处去打 ${numbers}。房子倒了坏了，可以向村里申请重建、修缮补助；一时过不下去，申请临时救助，急的先给。`,
  medical: (numbers) => `人没事就好。再有不对劲，马上打 ${numbers}。看病花钱有难处，接着问我。`,
  missing: (numbers) => `人平安就好。怕再走丢，写张带电话的字条缝在他衣服上；再有事打 ${numbers}。`,
  child: (numbers) =>
    `好，没人欺负就好。没有大人带的，去找村委会的儿童主任、老师或者乡镇，民政会安排人照看，不会没人管。害怕了打 ${numbers}。`,
  need: (numbers) =>
    `吃住不能等：到眼下所在的乡镇（街道）申请临时救助，急的先给、手续后补；没人接的、晚上没处去的，打 ${numbers}，救助站管吃住。人在哪个村、哪个工地？说了我马上转给镇上。`,
  hospital: (numbers) =>
    `好。钱的事接着办：今天就到医院所在的乡镇（街道）申请临时救助，说“要先行救助”；医院再催，打 ${numbers}。`,
};

const declined: Words = {
  despair: (number) =>
    `好，听您的，不报。${number} 您留着，随时能打；今晚叫个人陪您坐坐。想说话了，随时来找我。`,
  violence: (numbers) =>
    `好，先不报。${numbers} 您记着，他再动手就打。要离开家、没处住、没钱过日子，都可以接着问我。`,
  blows: (numbers) => `好，先不报。他再动手，打 ${numbers}。别的事接着问我。`,
  home: (numbers) => `好，先不报。还在挨打，随时打 ${numbers}。想匿名报给民政、想换一家院，都可以接着问我。`,
  hurt_child: (numbers) => `好，先不报。再动手，打 ${numbers}；孩子先别跟他单独待着。`,
  fire: (numbers) => `好，先不报。有危险打 ${numbers}。住处、吃的、修房子的事，随时问我。`,
  medical: (numbers) => `好。人不对劲，马上打 ${numbers}。别的事随时问我。`,
  missing: (numbers) => `好。人还没找着，随时打 ${numbers} 催。`,
  child: (numbers) => `好，先不报。孩子有事打 ${numbers}，随时能打。别的事也可以问我。`,
  need: (numbers) => `好，先不报。撑不住了打 ${numbers}，或者再来跟我说，我马上转。`,
  hospital: (numbers) =>
    `好，先不报。医院真要停药，跟医生说“要申请疾病应急救助”，打 ${numbers}，或者回来跟我说一声，我马上报。`,
};

const called: Words = {
  despair: () => '打了就好。等人来的时候，身边留个人，慢慢说话。后面的难处，随时来跟我说。',
  violence: () => '报了就好。人在安全的地方等民警来，伤处拍照，报警回执留好。后面住哪、怎么过，随时问我。',
  blows: () => '报了就好。民警来以前别跟他碰面；伤处拍照，回执留好，要去验伤的跟民警说。',
  home: () =>
    '报了就好。人先接到安全的地方，伤处拍照，回执留好。要民政去查那家院，我可以帮您登记，不留名也行。',
  hurt_child: () => '做得对。孩子先留在您身边，等民警来；身上有伤的，跟民警说要去验伤。',
  fire: () => '报了就好。人离远些等着，别回去拿东西。后面住处、吃的有难处，随时来跟我说。',
  medical: () => '做得对。在门口、路口等着，人来了给他们指路。后面看病花钱、照料有难处，随时来跟我说。',
  missing: () =>
    '做得对。别光等：隔一会儿再打一回催，把照片、穿什么、爱去哪儿发给派出所；叫邻居分头找，先找水边、路边、他的老屋，家里留一个人。要我跟镇上、村里说一声，一起找吗？',
  child: () => '做得对。孩子先陪着，等人来。后面有难处，随时来跟我说。',
  need: () => '好。等着的时候先到有人、暖和的地方去。没人来、还是过不去，再来跟我说，我接着转。',
  hospital: () => '好。等着的时候别自己停药出院，人变重了马上叫医生。没人来，再来跟我说，我接着催。',
};

const calling: Words = {
  despair: () => '好，现在就打，电话别挂，慢慢说。旁边叫个人来陪着。',
  violence: () =>
    '好，现在就打：说清哪个村、哪一家，谁打谁，有没有孩子、伤着没有。人躲在安全的地方等，伤处拍照，回执留好，要去验伤的跟民警说。',
  blows: () => '好，现在就打：说清在哪、谁动的手、手里拿着什么。别跟他碰面，回执留好。',
  home: () => '好，现在就打：说清哪家院、哪位老人、身上哪里有伤。人接出来去医院看，回执留好。',
  hurt_child: () => '好，现在就打：说清哪一家、孩子几岁、身上哪里有伤。孩子先留在您身边。',
  fire: () => '好，现在就打：报清在哪、还有谁没出来。人别回去。',
  medical: () => '好，现在就打：说清在哪、人怎么样，电话别挂，叫您怎么做就怎么做。',
  missing: () => '好，现在就打：说清多大、穿什么、在哪儿不见的。打完叫邻居分头找，先找水边、路边。',
  child: () => '好，现在就打：说清孩子在哪、几岁、跟谁在一起。',
  need: () => '好，打吧：说清人在哪里、今晚缺什么。没人管，再来跟我说，我马上报给镇上。',
  hospital: () => '好，打吧：说清哪家医院、差多少、哪天要停药。没人管，再来跟我说，我马上报给镇上。',
};

export const afterDanger = {
  again: (of: Aftermath, times: number, numbers: string) => again[of][times % 2 === 0 ? 1 : 0](numbers),
  worse: (numbers: string) =>
    `马上打 ${numbers}。求您先把手放下，往屋里退一步，药、绳子推开，大声喊人，谁近喊谁。已经喝下去、伤着了的，打急救电话，药瓶留着。告诉我在哪个村、哪栋屋，我马上转人去看您。`,
  /** The means are at hand: the gravest sign. */
  means: (numbers: string) =>
    `您先听我一句：现在就打 ${numbers}，电话别挂。药、绳子、刀，马上交给家里人、邻居拿走，人离开那个地方，到有人的屋里去，别一个人待着。吃了没有？身边这会儿有谁？说一声，我在这儿。`,
  meansAgain: (numbers: string) =>
    `开门，喊离您最近的人，把东西交给他，让他陪着您。没吃、没动就好，千万别碰。没人应，打 ${numbers}，电话别挂。`,
  /** 别管我 不要打电话给我家. */
  leaveMe: (numbers: string) =>
    `好，不打给您家里，没有您点头，我谁也不告诉。可您一个人我放不下。您这会儿在屋里还是外头？先到安全的地方坐下。不想跟熟人说，就打 ${numbers}，不用说名字；或者就在这里，跟我说说是什么事压着您。`,
  leaveMeAgain: (numbers: string) =>
    `好，我不劝。我就在这儿，您说一句也行，不说也行。难受得顶不住，打 ${numbers}；这会儿离您最近的是谁？`,
  hopeless: (numbers: string) =>
    `这么难，您还肯跟我说，就还有办法。压着您最重的是哪一样：钱、病，还是家里的事？一样一样说，我帮您找人。今晚别一个人，打 ${numbers} 也有人听着。`,
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
    /** 我在家陪着她呢 她就是说气话. */
    watched: (number: string) =>
      `有您陪着就好。说气话也要留个心：药、农药收好，这几天别让他一个人；${number} 您能打，他也能打。您刚才问的事，接着说。`,
  },
  unreached: (numbers: string) =>
    `打不通别等，换着打：${numbers}。再喊一个人来帮忙：邻居、亲戚、村委会，谁近喊谁。人在哪个村、您的电话多少，告诉我，我马上转给镇上的人去找您。`,
  stillUnreached: (numbers: string) =>
    `电话都不通，就喊人：开门喊左右邻居，叫他帮您打 ${numbers}，再叫村委会的人来。您把在哪个村、哪栋屋打给我，我这就转给镇上的人去找您。`,
  eased: (of: Aftermath, numbers: string) => eased[of](numbers),
  declined: (of: Aftermath, numbers: string) => declined[of](numbers),
  called: (of: Aftermath) => called[of](''),
  calling: (of: Aftermath) => calling[of](''),
  misheard: (numbers: string) =>
    `对不起，是我听岔了，没事就好。真有急事，打 ${numbers}。您要问什么，接着说。`,
  /** In front of what is answered once a false alarm is set right. */
  sorry: '对不起，是我听岔了。',
  noAmbulance: '好，不叫救护车。',
  safe: '人没事就好。',
  sorryPast: (isAnswered: boolean) =>
    `对不起，我当成眼下的事了。${isAnswered ? '上面说的照样算数，还想问哪一样，接着说。' : ''}`,
  /** It is not over: what eased was said too early. */
  notOver: '对不起，是我说早了，事情还没过去。',
  inJestOver: '那就好。您刚才问的事，接着说。',
  /** In front of an answer to what else was asked. */
  good: '好，没事就好。',
  notFiled: '好，先不报。',
  company: (number: string) =>
    `有人在跟前就好，今晚让他陪着您，农药、药瓶请他收起来。心里闷了，打 ${number}，也可以再来找我。`,
  found: (numbers: string) => `人找着、缓过来就好。有伤、不对劲的，去看医生；再有事，打 ${numbers}。`,
  declinedOfAnother: (number: string) =>
    `好，先不报。您陪着他，别让他一个人；${number} 他能打，您也能打。他要动手、看不住了，马上报警，也可以再来找我。`,
  closed: (numbers: string) => `好，我在这儿。${numbers} 您留着，有什么事接着说。`,
  roof: (numbers: string) =>
    `走了也有地方去：救助站管吃管住、不收钱，大人孩子都收，没带身份证也收；妇联也帮着找住处，打 ${numbers}。趁他不在走，带上身份证、钱、孩子的东西。吃饭、过日子，到眼下住的地方的乡镇（街道）申请临时救助，急的先给、手续后补。要我现在转给镇上吗？`,
  /** 救助站在哪 要钱不. */
  roofAgain:
    '救助站不收钱，大人孩子都收，没身份证也收。地址我没有存：打 110 说“挨打了，没处去”，民警会告诉您或者送您去；也可以打 12345 问。怕他找来，跟站里说别把您在哪告诉家里。',
  /** 报了他回来更打. */
  dareNot: (women: string) =>
    `不敢报，我明白。报警以外也有路：${women ? `打 ${women} 问怎么办，` : ''}请妇联、村（居）委会的人陪着您。派出所可以给他告诫书；法院的人身安全保护令不用先离婚，妇联、村里可以替您申请。想先走，趁他不在带上孩子、身份证、钱，救助站管吃住。他又动手，还是打 110。`,
  /** 镇上的人来了 他会不会知道是我说的. */
  toldOn:
    '谁说的，办的人要保密。怕他猜着，就约他不在的时候，或者到村委会、妇联见面，见面先说“怕他报复，别当着他问”。他要动手，打 110。',
  /** 要不要先扶起来. */
  meanwhile: (numbers: string) =>
    `先别扶、别挪，怕伤着骨头：让他原样躺着，盖暖和，别喂吃的喝的，身边留个人跟他说话。没打的现在打 ${numbers}，电话里怎么教就怎么做；叫不醒、喘不上气，马上再打。`,
  /** 我在广东打120打到广东来了. */
  rungAfar:
    '还没叫到。人在老家，要老家的 120：马上请邻居、村里人在当地拨 120；您自己拨，先拨老家的区号，再拨 120。报清哪个镇、哪个村、哪一家。腿脚摔着的别扶别挪，盖暖和。',
  calledAway:
    '做得对。您不在跟前，就请邻居守着：别挪他，盖暖和，别喂吃的喝的；再派个人到路口接车，您的电话别占线。后面看病花钱、照料有难处，随时来跟我说。',
  /** 他们真会来人看我不. */
  comes: (numbers: string) =>
    `会的，报上去就有人打电话或者上门，眼下还没有报。您说在哪个村、哪栋屋，我现在就报；等不及，打 ${numbers}。`,
  /** 就是心里难受 说说. */
  listens: (number: string) =>
    `您说，我听着。压着您最重的是哪一样：钱、病，还是家里的事？想跟真人说，打 ${number}。`,
  /** 儿子不管 腰疼得下不来床 药要一百多: what weighs on him, told after despair. */
  troubles: (number: string) =>
    `听见了，这些难处有人管，不是您一个人的事。要人上门来看看、帮一把的，告诉我在哪个村，我报给镇上；看病、吃药、过日子没钱的，我一样一样跟您说。先说哪一样？夜里难受，打 ${number}。`,
  useless: (numbers: string) =>
    `报警有用：民警来了能把人拦住，可以给他告诫书；报警回执、病历留着，往后申请人身安全保护令、离婚都是凭据。也可以打 ${numbers}，不肯走的先请村（居）委会上门劝，没处住的救助站管吃住。`,
  /** 我能替她报不. */
  onBehalf: (numbers: string) =>
    `能替他报：看见的、听见的都可以打 ${numbers}，说清哪一家、谁在打，不用他同意。他怕，您就先陪他去验伤，病历、照片留好；到法院要人身安全保护令，自己去不了的，近亲属也能代他申请。他想躲，先接到您家。`,
  /** 娃也在跟前看着打. */
  childLooksOn: (numbers: string) =>
    `孩子看着，也是伤着了。能接就把大人孩子一起接到您家，孩子别送回去单独跟那个人待。再动手打 ${numbers}，跟民警说有孩子在场；孩子夜里怕、不说话的，告诉村里的儿童主任、老师。`,
  /** 你们别来抓他. */
  noArrest: (numbers: string) =>
    `不是来抓人，我这里只帮着想办法。可掐脖子、打头会出人命，孩子这几天先别跟他单独待，去医院看一看。带孩子累、管不住，可以找村里的儿童主任、老师，打 ${numbers} 也有人教怎么管。再下重手，还是要报警，这是护着孩子。`,
  noArrestOfKin: (numbers: string) =>
    `好，我这里不抓人，也不替您报。可再动手，还是要打 ${numbers}，先把人护住；可以请村（居）委会的人来家里劝。`,
  /** 说了他们更整他. */
  homeFeared:
    '怕，我明白。可以不留名：不记您是谁，不交给院里，由另外的人去查，院里看不到是谁说的；说的时候只讲伤、讲日子，别讲只有您家知道的话。因为举报整人是不允许的，也可以再告诉我。人不放心，可以先接回家，也可以跟乡镇、县民政局说要换一家院。还在挨打，打 110。要我匿名报上去吗？',
  homeFearedAgain:
    '匿名的没有您的名字、电话，院里看不到。真有人为这个整他，打 110，也再对我说一声。要我匿名报上去吗？',
  blowsFeared: (numbers: string) =>
    `怕他再来：晚上别一个人走，家里留个伴，他说的狠话录下来、短信留好。他来了别开门，打 ${numbers}；也可以请派出所、村里先找他谈。`,
  shelter: (numbers: string) =>
    `先到亲戚家、村委会、安置点住，裂的、要倒的屋别进去。没处去的，找村里、乡镇要临时住处，家里有老人孩子的先说；今晚等不及，打 ${numbers}。要我现在转给镇上吗？`,
  /** 我不去救助站. */
  notTheStation: (numbers: string) =>
    `去不去由您，站里来去自愿，打人、关人都是不许的。不去，今晚也有办法：打 ${numbers} 请民警帮着找个暖和地方，或者到眼下所在的乡镇（街道）要临时住处，说“今晚没处住”。先到派出所、医院大厅这样有人的地方避一避。您在哪座桥、哪条街？说了我马上报。`,
  tonight: {
    roof: (numbers: string) =>
      `今晚先到有人、暖和的地方：派出所、医院大厅、村委会。打 ${numbers}，说清人在哪里，民警会来接。您在哪座桥、哪条街？告诉我，我马上报给镇上。`,
    food: (numbers: string) =>
      `今晚先找村委会、邻居要口热的；打 ${numbers}，说“今晚没吃的”。您在哪个村、哪条街？告诉我，我马上报给镇上。`,
  },
  lonely: (number: string) =>
    `一个人在家是闷。我是机器人，民政上的事可以陪您慢慢说。想有人常来看看，告诉我在哪个村，我帮您跟村里、镇上说；心里难受，打 ${number}，有人听您说。`,
  /** 血压药也不吃了. */
  medicine:
    '医生开的药别自己停，尤其是降压、降糖、治心脏的药。别吵，陪他到村卫生室、卫生院量一量，让医生跟他说，他多半肯听；外头买的药带去给医生看。头晕得厉害、说话不清、半边没劲、胸口疼，马上打 120。',
  /** 会不会得罪人. */
  offends:
    '不会说是您说的：反映的人是谁，办的人要保密，不告诉那一家，也可以不留名。看到什么说什么就行，不用凭据，是请人去看看、帮一把，不是告他家。',
  /** 老头骂我 你管不管: told with a laugh, and nobody raised a hand. */
  quarrelled:
    '吵嘴是家常事，您消消气，别往心里去。真动了手，打 110；分不清谁对谁错的，请村（居）委会来劝劝。',
  choices: {
    report: '马上帮我报',
    visit: '请人来看看',
    no: '先不用',
    help: '家里困难要帮忙',
    secretly: '匿名报上去',
  },
} as const;
