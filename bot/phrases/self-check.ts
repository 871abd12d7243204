// Words of the self-check: the agreement, the questions' choices and hints, stopping and coming back.

import { TYPE_WORDS } from '../../knowledge/eligibility/disability.ts';

export const selfCheckWords = {
  consent: (prompt: string) =>
    [
      '我问几个问题，看看您家可能符合哪一项。',
      '会问到病、残疾和收入，这些是敏感的隐私，只用来算这一次，您不叫我存，我就不存。',
      '不想说就说“跳过”，随时能停。愿意就从第一题开始：',
      prompt,
    ].join('\n'),
  /** The household is told already: what is left to ask comes at once. */
  consentOn: (prompt: string) =>
    `再问几样，看看能办哪几项。病、残疾、财产只用来算这一次，您不叫我存，我就不存；不想说就说“跳过”，随时能停。\n${prompt}`,
  start: '开始',
  begin: '自己测一测',
  decline: '不了',
  declined: (contact: string, where: string) =>
    `好，不测也行，不耽误申请。\n可以直接到${where}问，也可以打电话：${contact}`,
  window: '您那里的乡镇（街道）民政窗口',
  progress: (n: number, left: number) =>
    left > 0 ? `第 ${n} 步，大约还有 ${left} 步：\n` : `第 ${n} 步，快完了：\n`,
  firstStep: (prompt: string) => `第 1 步：${prompt}`,
  unknown: '不知道',
  whoElse: (count: number) =>
    count === 1
      ? '家里另外一口人是谁，多大年纪？比如：媳妇42。'
      : `家里另外${['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'][count] ?? count}口人是谁，各多大年纪？比如：媳妇42，儿子15。`,
  rural: '农村',
  urban: '城镇',
  exceeds: '超过了',
  keeps: '没超过',
  nobody: '没有人',
  several: '不止一个人',
  everybody: '都有',
  supporters: { none: '没有该养我的人', unable: '有，但是养不起', able: '有，也养得起' },
  study: {
    none: '没在读书',
    compulsory: '小学或初中',
    high_school: '高中或中专',
    undergraduate: '大专或本科',
    postgraduate: '研究生',
  },
  alone: '就我一个人',
  people: { two: '两口人', three: '三口人', four: '四口人', five: '五口人', six: '六口人' },
  income: {
    none: '没有收入',
    below: (yuan: number) => `不到${yuan}元`,
    between: (low: number, high: number) => `${low}到${high}元`,
    above: (yuan: number) => `${yuan}元以上`,
  },
  age: { child: '不满16岁', youth: '16、17岁', adult: '18到59岁', old: '60到79岁', oldest: '80岁以上' },
  selfCare: { all: '都能自己做', some: '一到三样做不了', few: '四样以上做不了' },
  spending: { none: '没花什么钱', little: '不到一万', middle: '一万到五万', much: '五万以上' },
  parents: { gone: '都去世了', lost: '爸爸去世，妈妈失联', home: '都在家' },
  hint: {
    consent: '愿意测就说“开始”，或者直接回答第一题；不想测就说“不了”。',
    choose: '请选一个，或者说“不知道”。',
    yesNo: '请说“是”“不是”，或者“不知道”。',
    members: '说说家里有谁、多大年纪，比如：我72，老伴70。一个人就说“我一个人，66岁”。',
    money: '说个大概就行，比如“一个月一千五”“两三千”。没有收入就说“没有收入”。',
    disability:
      '选一个人，或者说是家里谁、哪一类、几级，比如“我妈肢体二级，儿子智力三级”。没有就说“没有人”。',
    illness: '说是家里谁就行，比如“我”“老伴”。没有就说“没有人”。',
    age: '说多少岁就行，比如“七十二”。',
    selfCare: '说有几样自己做不了，比如“两样”。都能做就说“都能”。',
  },
  why: (reason: string) => `${reason}不想说也可以，说“跳过”就行。`,
  whyAgreed: '病、残疾和收入关系到能办哪一项，所以要问。您同意了我才问。',
  about: [
    '测一测是个参考：照规定和您说的情况估一估，看看大概符合哪样。您说得越准，估得越准。',
    '它不是决定，也不是拒绝。批不批，要到窗口申请，由工作人员调查以后定。测出来不符合，照样可以申请。',
    '不收钱，两三分钟，不用留名字；您不叫我存，我就不存。',
  ].join('\n'),
  nothing: '没有说到家里有谁，我算不了。想好了再来。',
  register: '帮我登记，让人联系我',
  again: '重新测一次',
} as const;

/** What was understood, so that it can be put right at once. */
export const heardWords = {
  members: (size: number, who: string) => `${size}口人${who === '' ? '' : `（${who}）`}，`,
  alone: (who: string) => `${who}一个人，`,
  more: (count: number) => `还有${count}人`,
  self: '您',
  income: (yuan: string) => `全家每月大约${yuan}元，`,
  noIncome: '全家没有收入，',
  noted: (lines: string) => `记下了：${lines}听错了就再说一遍。`,
  range: (low: string, high: string) => `${low}到${high}`,
  before: '您前面说过的，我接着用。',
  changed: '好，改过来了。',
  lastAgain: '好，上一题重新说：',
  spent: '这是花销，不算收入。看病、上学花得多的，票据留好，申请时可以一起问医疗救助、刚性支出困难家庭。',
  atTimes: '有时给、不固定的，这里先没算。要是每个月都给，就说一声“每月给多少”。',
  added: (sums: string, line: string) => `加上${sums}。${line}听错了就再说一遍。`,
  addedNow: (sums: string, line: string) => `刚才没算，现在加上${sums}。${line}听错了就再说一遍。`,
  counted: (sums: string, line: string) => `算上了：${sums}。${line}听错了就再说一遍。`,
  wouldBe: (sums: string, line: string) => `加上${sums}：${line}`,
  howMuchOfIt: '对不起，那一样没听到数。一个月大约多少？说了我加上。',
  howMuchThen: '对不起，那全家一个月大约多少？说个数，我改过来。',
  kept: (lines: string) => `记上了：${lines}听错了就再说一遍。`,
  notKept: '这个还没记上，您再说一遍，我记。',
  noCertificate: (number: string) =>
    `记下了：没有残疾证。身上有残疾、没办过证的，可以问残联怎么评：${number}。`,
  over: '好，自测停了，不再问了。还想知道什么，您直接说。',
  stopped: (who: string) =>
    `好，不测了。您答的我都没存。\n不测也能办：直接到户口所在地的乡镇（街道）民政窗口申请，走不动的请村（居）委会代办；也可以打电话问 ${who}。想再测，说“测一测”。`,
  soFar: '好，不往下问了。照您说到这里的：',
  open: (prompt: string) =>
    `还没问完，说全了才算得准，下一样是：${prompt}\n定不定得下来，到乡镇民政窗口申请，由工作人员核了算。`,
  goOn: '继续自测',
  things: {
    savings: '存款',
    working_car: '干活用的车',
    car: '车',
    motorbike: '摩托或三轮',
    house: '房子',
  },
  owned: (things: readonly string[]) =>
    `记下了：${things.join('、')}，照您说的。超没超过当地规定，由窗口看。`,
  workingCar: '靠它谋生的车，可以按规定豁免，申请时说清楚。',
  noCar: '没有车，记下了。存款和房子也说一句就行；收入够条件的，还要看这些。',
  byDay: '按天算的，说一个月大约干几天，或者一个月大约拿多少，估个数就行，比如“一个月一千五”。',
  byDayOpen: '按天挣的还没算进去：一个月大约干几天、拿多少？说了我加上。',
  certificate: (who: string, kind: string, grade: string) => `${who}有残疾证${kind}${grade}，`,
  noCertificates: '没有残疾证，',
  ill: (who: string) => `${who}有重病，`,
  receiving: (what: string) => `在领${what}，`,
  notReceiving: '现在没领低保、特困，',
  later: '好，您先忙，说到这里的我记着。回来接着说就行；隔天再来，先说“暂存”。',
} as const;

/** Stopping, coming back, keeping and forgetting. */
export const keepingWords = {
  paused: (code: string, until: string) =>
    [
      `先存到这儿。继续的号码：${code}`,
      '过几天、换个手机、在微信或者网页上，说“继续”加这串号码，就接着来。',
      `存到 ${until}，到时自动删。想早点删，说“删除我的自测”。号码只出现这一次，请记下来，别给别人看。`,
    ].join('\n'),
  resumed: '接着上次的来。',
  notFound: '没有找到。号码是 12 个数字，到期就删了。请对着再说一遍，或者说“测一测”重新来。',
  wrong: '号码不对，是 12 个数字，请对着再说一遍。',
  slow: '试得太多了，请过一会儿再来。',
  nothingPaused: '没有停在半路的自测。想测就说“测一测”，有号码就说“继续”加号码。',
  erased: '删掉了。您的自测情况、卡片和通知都不留了。',
  nothingToErase: '这里没有存您的自测。以前存过的，报号码来删：说“删除我的自测”加那串号码。',
  leftForHelp: '自测先放一放。回头想接着测，就说“继续自测”。',
  tellAsk:
    '要通知您，就得把您说的家庭情况加密存下来，标准或政策变了我重新算，结果不一样才告诉您。您三十天不来说话就自动删掉，随时说“别再通知我”也马上删。同意吗？',
  tellYes: '同意存下来',
  tellNo: '不了',
  telling: '记下了。有变化就在这里告诉您。不要了就说“别再通知我”。',
  untold: '好，不再通知，存的情况已经删掉了。',
  noneTold: '您没有订过变化通知，也没有存您的情况。',
  changed: (lines: readonly string[]) =>
    [
      '您上次测的结果有变化（标准或政策变了）：',
      ...lines,
      '这只是初步自测，不是决定。想细看就说“测一测”。不要通知了，说“别再通知我”。',
    ].join('\n'),
  changedLine: (label: string, before: string, now: string) =>
    `· ${label}：以前是“${before}”，现在是“${now}”`,
  sendAsk: (facts: string) =>
    ['登记以后，镇上的工作人员会联系您。要发过去的就是这些：', facts, '发不发，您定：'].join('\n'),
  send: '同意发送',
  sendContactOnly: '只发联系方式',
  sendNo: '不了',
  sendHead: '我用自测看过家里的情况，想申请救助，请联系我。',
  sendPlain: '我想申请救助，请工作人员联系我说说怎么办。',
  askPlace: '您在哪个乡镇？说了我告诉您窗口地址和电话。',
  townUnknown: (town: string, names: string, who: string) =>
    `“${town}”我这里没查到，本县登记的有：${names}。窗口在哪，也可以打 ${who} 问。`,
  noSuchPlace: (who: string) => `本县没找到这个地方。是下面哪一个？都不是的，可以打 ${who} 问。`,
} as const;

/** The facts as they are shown before they are sent, one line each. */
export const toldWords = {
  members: (text: string) => `家里人：${text}`,
  setting: { rural: '农村户口', urban: '城镇户口' },
  income: (text: string) => `全家每月收入：${text}元`,
  property: { true: '财产没超过规定', false: '财产超过规定' },
  supporters: (text: string) => `该养我的人：${text}`,
  disability: (text: string) => `残疾证：${text}`,
  certificate: (who: string, type: string | undefined, grade: number | undefined) =>
    `${who}${type ?? '（哪一类不清楚）'}${grade === undefined ? '（几级不清楚）' : `${grade}级`}`,
  illness: (text: string) => `重病：${text}`,
  cannot: (text: string) => `生活不能自理：${text}`,
  selfCare: (who: string, count: string) => `${who}有${count}样自己做不了`,
  cannotWork: (text: string) => `不能干活：${text}`,
  jobless: (text: string) => `没有工作：${text}`,
  studying: (text: string) => `在读书：${text}`,
  hukouAway: '户口不在本县',
  spending: (text: string) => `一年自己花的看病上学钱：约${text}元`,
  receiving: (text: string) => `已在领：${text}`,
  emergency: (text: string) => `急事：${text}`,
  other: '家人',
  range: (low: string, high: string) => `${low}到${high}`,
  types: TYPE_WORDS,
} as const;
