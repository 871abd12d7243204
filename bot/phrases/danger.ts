// What is said when somebody is in danger: the number first, what to do until help is there, and the offer to send somebody.
// Read by whoever is in it and by whoever looks on; short, for it is read with shaking hands.
import type { Need } from '../../knowledge/text/danger/needs.ts';
import type { EmergencyKind, Scene } from '../../knowledge/text/emergency.ts';

const lines = (...all: string[]) => all.join('\n');

const atOnce = (numbers: string) => `先保人要紧：${numbers}。现在就打，打不通让旁边的人打。`;

const meanwhile: Record<EmergencyKind, string> = {
  despair:
    '您说的我听见了，这比什么手续都要紧。今晚别一个人待着，叫家里人或邻居来陪；农药、药片、刀、绳子，拿到够不着的地方。担心的是别人，就陪着他，别讲道理，听他说。',
  suicide:
    '人别离开，一直陪着他说话，叫旁边的人来帮忙。在高处、水边的，别去拉扯，慢慢劝；吃了药、喝了农药的，照急救电话里说的做，药瓶留给医生。人已经出门、找不见的：马上报警，说清往哪去了、穿什么。要是您自己：先往里退一步，喊人。家里的难处、孩子，都有人帮。',
  threat:
    '您受的委屈，我听见了。先别伤自己，也别伤别人，伤了人事情更难办。先跟人说说话，缓一口气；您的事我现在就可以转给人，让他来找您。',
  violence:
    '先躲开：往人多的地方跑，或者把门反锁，别跟他争，孩子一起带上。不敢出声，就叫邻居、亲戚替您打。伤着了，打 120。',
  fire: '人先出来，别回去拿东西；烟大就弯着腰，湿毛巾捂嘴。报清在哪、里面有没有人。别自己进去救。',
  medical:
    '照急救电话里说的做，别喂水喂药；摔伤、撞伤的别搬动。昏迷、呕吐、抽起来的：让他侧着躺，嘴里的东西清掉，别硬按。煤气、炭火熏的：先开门窗，别碰开关，把人抬到外头。叫个人到路口接车。钱的事后面再说，先救人。',
  child:
    '让孩子待在安全、暖和的地方，有人陪着。要是你自己就是孩子、害怕、没处去：去找老师、邻居，或者派出所，说给他们听，救助站也管吃住。',
  missing:
    '现在就报，不用等。说清多大、穿什么、在哪儿不见的；叫邻居分头找，先找水边、路边。找着了有伤、叫不醒的，打 120；外头走失的人，救助站也能帮着查。',
  behind_door: '再敲敲门、喊喊人，有煤气味就别按门铃、别开灯。进不去别等，叫人来开门。',
  hunger:
    '今天的饭不能等，可以先给，手续后补；走不动的，打电话叫村委会、乡镇的人上门来；在外地没处住的，打 110，救助站管吃住。饿得站不住、叫不醒，马上打 120。',
  no_medicine:
    '人不舒服了别硬扛，带上药盒和病历。急救不能因为没交钱就停：跟医院说要申请疾病应急救助。钱的事后面再说，可以先救助。',
  cold: '先到有人、暖和的地方去：派出所、村委会、医院大厅。冻得说不清话、叫不醒，马上打 120。见到流落在外的人，报警，救助站管吃住、帮着治病找家。',
  other_hardship: '说说出了什么事，人在哪儿。',
};

/** The same where it is told what it looks like there; these stand in place of the general words. */
const onTheSpot: Record<Scene, string> = {
  another:
    '他的话要当真。能到他跟前的，陪着他别走开，别讲道理，听他说；农药、药片、刀、绳子拿远。劝不住、要动手，马上报警。',
  another_away:
    '报清人在哪栋楼、哪条河边，长什么样、穿什么；叫离他近的人先赶过去。到了跟前别去拉扯，慢慢劝，一直说着话。已经吃了药、伤了的，打 120。',
  locked_in:
    '门锁好，拿东西顶住，人离门远一点，别开门、别跟他争，孩子护在身边。不敢出声，就让电话通着，或者叫邻居、亲戚替您打，讲清哪个村、哪一家。伤着了，打 120。',
  care_home:
    '人还在挨打、关着的，马上报警，先把老人接出来；伤着了打 120，伤处拍照留好。养老院、敬老院归民政管，我可以帮您登记，让民政去查。',
  seen: '替他报警，说清哪一家、谁打谁。能领出来的，先领到您家或者村委会，别一个人去拦。伤着了，打 120。',
  reported:
    '先离开那个人，先别回去：到老师、邻居或者派出所。身上有伤的，打 120，伤处拍照，聊天记录别删。民政会和公安一起护着孩子，没处住的有地方临时住；要是你自己就是孩子，别怕，说出来不怪你，也替你保密。',
  at_large:
    '人先躲开：带着老人孩子进屋，把门锁好，别围着看、别喊他、别去夺他手里的东西。报清他在哪条路、手里拿着什么、是不是有病；伤着了，打 120。',
  withdrawn:
    '人先别离开他，别埋怨、别讲道理，坐在旁边陪着，劝他喝口水、吃点稀的；农药、药片、刀、绳子收好。叫不应、说不想活、一天水也不喝，马上打 120。',
  in_jest: '老人真说不想活，要当真：陪着他，有人教您怎么劝。',
  lone_child:
    '跟他说“我一个人在家”，说清在哪个村。把门锁好，谁敲门都别开，只开给警察叔叔和你认得的大人。别点火，别玩煤气、插座。也可以喊隔壁认得的大人来陪你。',
  low: '您的难处，我听见了。别一个人闷着，跟家里人、邻居说说。难受得不想活了，马上喊人，报警也行。身上疼、病了，先去看医生，钱不够的，医疗、临时救助都能问我。',
  kin_beaten:
    '您可以替家里人报警，说清哪个村、谁在打。能接出来，先接到您家或者邻居家，别一个人去硬拦。伤着了打 120，先验伤，病历、照片留好。他本人不肯报的，别逼他，您来报也一样；没地方去，救助站管吃住，我也可以帮您转给镇上。',
  past_blows:
    '伤着了去医院看，病历、照片留好；过了一天也能报警，回执留着，可以请派出所给他告诫书。到法院可以申请人身安全保护令。不敢回去、没处住的，救助站管吃住。',
  by_other:
    '别单独跟他碰面、别跟他争，叫上家里人、村干部；他拿着东西的，进屋锁门，喊邻居。打伤了、威胁您，今天报也行，昨天的也能报，回执留着；伤处拍照，去医院看，病历留好。惹起这事的纠纷，另找村里、乡镇司法所调解。',
  feared:
    '有人威胁您，短信、录音留好，把话说给家里人听，夜里别一个人走。因为投诉、举报整您，是不允许的，也可以告诉我；您是谁，这边要保密。',
  feared_at_home:
    '他来了，别开门，喊邻居。到法院可以申请人身安全保护令；自己去不了，派出所、妇联、村（居）委会、救助站可以替您申请。没处躲的，救助站管吃住。',
  quarrel: '先消消气，走开一会儿，谁也别动手。吵架、分不清谁对谁错的，可以请村（居）委会的人来劝、来调解。',
  leaning:
    '人先搬出来，这屋今晚别住，也别回去拿东西。先到亲戚家、村委会住下；没处去，找村里、乡镇要临时住处，打 12345 也行。房子要人来看，向村里、乡镇报危房。',
  over: '人平安就好；伤着、呛着的，打 120。还在冒烟、漏电、要塌的屋别进去。今晚的住处、吃的、被子，当地政府应当马上给：找村委会、乡镇，我也可以帮您转；家里一时过不下去的，可以申请临时救助，急的先救，核对、公示这些手续后补。',
  flood: '别下水：往楼上、高处去，报清在哪、几个人；手机省着电，挥衣服喊人。有人被冲走的，别自己下去救。',
  gas: '别开灯、别打火、别按门铃，能开窗就开窗，人都到外面再打电话。叫不醒的抬到外头通风，打 120。',
  collapse: '往空地走，离墙和电线远些，别回去拿东西；有人压在里面的，报清在哪、几个人，别自己挖。',
  wire: '离远，别碰电线，也别直接去拉触了电的人；报清在哪，看住孩子别靠近。',
};

/** Whoever is desperate is asked to talk, not told to hurry. */
const gently = (numbers: string) => `先打 ${numbers}，有人听您说，也有人来帮。`;
const opening: Partial<Record<EmergencyKind, (numbers: string) => string>> = {
  despair: gently,
  threat: gently,
};
const openingOf: Partial<Record<Scene, (numbers: string) => string>> = {
  lone_child: (numbers) => `别怕。现在就打 ${numbers}，不要钱，警察叔叔会来陪你。`,
  by_other: (numbers) => `他再动手、再找来，马上打 ${numbers}。`,
  withdrawn: (numbers) => `先把人看好。不放心打 ${numbers}，有人教您怎么劝、怎么陪。`,
  in_jest: (numbers) => `（${numbers}您记着，用不上最好。）`,
  another_away: atOnce,
  low: (numbers) => `想找人说说，打 ${numbers}，有人听您说。`,
  past_blows: (numbers) => `他再动手，马上打 ${numbers}。`,
  feared: (numbers) => `真有人找来、动手，马上打 ${numbers}。`,
  feared_at_home: (numbers) => `他找来、动手，马上打 ${numbers}。`,
  quarrel: (numbers) => `有人动手打人，马上打 ${numbers}。`,
  leaning: (numbers) => `眼看要塌、有人没出来，马上打 ${numbers}。`,
  over: (numbers) => `还有危险的，先打 ${numbers}。`,
};

/** What a woman beaten at home may do besides. */
const HERS: Partial<Record<Scene, string>> = {
  past_blows: '保护令不用先离婚；妇联也帮着想办法、找住处。',
  feared_at_home: '保护令不用先离婚；妇联也帮着找地方。',
};

/** What is missing today: what helps with it, and where. */
const missing: Record<Need | 'child', string> = {
  child:
    '孩子跟前先要有个大人：打电话请亲戚、邻居、村（居）委会、村里的儿童主任现在去看一眼；找不到人打 110，民警会去。没人带的，乡镇、民政可以安排临时照看。',
  food: '今天的饭不能等：先请村（居）委会、乡镇（街道）送点吃的，可以先救助、后补手续，这叫临时救助；没处吃、没处住的打 110，救助站管吃住，不收钱。',
  roof: '打 110 说清人在哪里，民警会告诉您或者送您去救助站，管吃管住、不收钱；也可以到眼下所在的乡镇（街道）要临时住处，申请临时救助，急的先给、手续后补。今晚别睡外头，先到派出所、医院大厅这样有人、暖和的地方。',
  hospital:
    '没交钱也先救人：正在抢救的，医院不能因为没交钱就停，跟医院说“要申请疾病应急救助”。今天就到医院所在的乡镇（街道）申请临时救助，说“要先行救助”，外地户口也行，手续后补。',
};
const missingAny =
  '吃饭、看病、孩子的事不能等，可以先救助、后补手续，这叫临时救助；正在抢救的，医院不能因为没交钱就停。往后再看低保、医疗救助。';

/** In front of a letter or a question that tells of danger among other things: a line. */
const inPassing: Partial<Record<EmergencyKind, (numbers: string) => string>> = {
  violence: (numbers) => `他再动手，马上打 ${numbers}；不敢回家、没处住的，对我说“我要求助”。下面说您问的：`,
  medical: (numbers) => `刚犯病、正难受的，先打 ${numbers}。`,
};

export const danger = {
  first: (numbers: string, kind: EmergencyKind, scene?: Scene, isHers = false) =>
    scene
      ? lines(
          (openingOf[scene] ?? opening[kind] ?? atOnce)(numbers),
          onTheSpot[scene] + ((isHers && HERS[scene]) || ''),
        )
      : lines((opening[kind] ?? atOnce)(numbers), meanwhile[kind]),
  inLetter: (numbers: string, kind?: EmergencyKind) =>
    (kind && inPassing[kind]?.(numbers)) ??
    `眼下有人有危险的，先打 ${numbers}；要人马上来帮，对我说“我要求助”。`,
  stay: '我在这儿。您愿意的话，告诉我人在哪个村、哪栋屋，伤着没有，我马上转给镇上的工作人员去看。',
  /** Said before, it is asked shorter. */
  stayAgain: '人在哪个村、哪栋屋？说了我马上转给镇上的人去看。',
  mute: '打不了电话不要紧，在这里打字就行：把地址发来，我帮您报；要打 120、110 的，请旁边的人替您打。',
  hardship: (
    numbers: string,
    {
      isIll,
      isAway,
      isMute,
      need,
    }: { isIll: boolean; isAway: boolean; isMute: boolean; need?: Need | 'child' },
  ) =>
    lines(
      `急的话先打 ${numbers}。`,
      ...(isMute ? [danger.mute] : []),
      ...(isIll ? ['人烧得厉害、病得重的，先去看医生，打 120，钱的事后面说。'] : []),
      need ? missing[need] : missingAny,
      ...(isAway && need !== 'roof' && need !== 'hospital'
        ? [
            '您现在人在哪里？今晚就能去救助站：管吃、管住、帮着联系家里，不收钱，找不到地方打 110；也可以找眼下所在地的乡镇（街道）。',
          ]
        : []),
    ),
  /** After bare need was seen to, once. */
  offer: '要我现在就帮您登记、报给镇上吗？',
  offerAway: '在本县的，要我现在就帮您登记、报给镇上吗？',
  /** Where help is asked for and no need of today was told. */
  offerPlain: '要不要我帮您登记，让工作人员联系您？',
  choices: { report: '马上帮我报', no: '先不用' },
} as const;
