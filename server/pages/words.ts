// Words only the web pages say; what the bot says on every channel is in bot/phrases. Plain Chinese for old people.
import { files } from '../../bot/phrases/attachments.ts';
import { daysWords } from '../../bot/phrases/days.ts';
import { zh } from '../../bot/phrases/zh-CN.ts';
import type { Retention } from '../../knowledge/jurisdictions/retention.ts';
import { fileWords } from './file-words.ts';

/** What the chat page's script says; handed to it as JSON on the page, so that no script holds words. */
export const chatWords = (hotline: string) => ({
  me: '我说',
  bot: '明白说',
  late: '工作人员的消息',
  thinking: '正在想…',
  forming: '人工智能正在照文件改写，写完再看依据。',
  slowNet: '网有点慢，还在等…',
  sending: '正在发',
  queued: '等前一句发完',
  failed: `没有发出去，话还留着。请看看有没有网，再点“重发”。急事请打 ${hotline}。`,
  broken: `我这边出了点毛病，这一句还没有办。请过一会儿点“重发”。急事请打 ${hotline}。`,
  refused: `这一句我收不了。请换个说法再发，或者打 ${hotline}。`,
  long: '这一段太长了，一次最多四千字。点“拿回来改”，分成几次发。',
  slowed: '发得有点快，等一会儿我自动再发',
  seconds: '还有 {n} 秒',
  lost: files.unknown,
  resend: '重发',
  takeBack: '拿回来改',
  drop: '不发了',
  left: '还能写 {n} 个字',
  over: '超了 {n} 个字，请删一些，或者分几次发',
  more: '还有几句，点开看',
  sources: '依据（{n} 条）',
  from: '{d} 起施行',
  wasUseful: '这个回答有用吗',
  useful: '有用',
  useless: '没用',
  votedUseful: '记下了，谢谢您。',
  votedUseless: '记下了，我们会改。想找人，说“人工”。',
  voteFailed: '没有记上，请再点一次。',
  card: '受理凭证',
  number: '受理编号',
  code: '查询码',
  keep: '请现在截图，或者抄在纸上。查询码只出现这一次，丢了就查不了进度，别给别人看。',
  keepTip:
    '请现在抄在纸上。查询码只出现这一次，丢了就查不了进度，别给别人看。这是举报，网页不替您留底，关掉就没有了。用别人的手机，别截图、别复制。',
  copy: '复制',
  copied: '已经复制',
  notCopied: '这部手机不让复制，请抄下来',
  noted: '我记好了，收起查询码',
  hidden: '查询码已经收起',
  unit: '办理单位',
  due: '{d}前',
  provisional: '（放假安排还没公布，可能调整）',
  leave: '退出',
  unsaved: '查询码还没有记下来。',
  wipe: '要清除这里的聊天吗？清除以后就找不回来了。',
  news: '有新消息，点这里看',
  unread: '（{n} 条新消息）',
  clocks: zh.clock,
  files: fileWords,
});

/** The start choices, said as if typed. */
export const startChoices: readonly string[] = [
  zh.menu.ask,
  zh.menu.selfCheck,
  zh.menu.complaint,
  zh.menu.tipOff,
  zh.menu.help,
  zh.menu.track,
];

export const quickWords: readonly string[] = ['人工', '帮助', '返回', '退出'];

export const pageWords = {
  name: (county: string) => `${county}民政问事`,
  example: '示例',
  exampleNote: '这是示例县，数字都是示例数据，不能当真。',
  skip: '跳到正文',
  size: '字',
  sizeLabel: '字的大小',
  sizes: ['小', '中', '大'],
  nav: '别的页面',
  chat: '问事',
  policies: '查政策',
  track: '查进度',
  privacy: '隐私说明',
  wipe: '清除聊天',
  log: '聊天记录',
  choices: '点一个就行',
  composer: '说话',
  quick: '随时可以说的话',
  files: '要一起发的图片、录音和文件',
  addFile: '图片',
  addFileLong: '加图片、录音或 PDF',
  say: '您想说的话',
  sayHint: '打字',
  send: '发送',
  greeting: (county: string) =>
    `您好，我是明白，${county}民政的问事助手（机器人）。\n有事直接打字说，也可以点下面的一样。举报可以不留名字。`,
  robot: '机器人答的话仅供参考，以工作人员和文件为准。',
  noScript: (hotline: string) =>
    `您的手机或浏览器不能打开聊天。请打 ${hotline}，或者到乡镇（街道）办事大厅当面说。已经有受理编号的，可以在这里查：`,
} as const;

export const trackWords = {
  title: '查进度',
  intro: '填上受理编号和查询码，就能看到您的事办到哪一步了。两样都在登记时给您的凭证上。',
  number: '受理编号',
  numberHint: 'MB 开头，后面 11 个数字',
  code: '查询码',
  codeHint: '16 个数字，中间有没有空格都行',
  open: '查一查',
  opening: '正在查…',
  lost: (hotline: string, bureau: string) =>
    `查询码丢了，我们也看不到，补不了。可以再来问事页登记一次，或者打 ${hotline}，或者到${bureau}问。`,
  numberWrong: '编号不对，是 MB 加 11 个数字，您对着再看一遍。',
  codeWrong: '查询码不对，是 16 个数字，您对着再看一遍。',
  sending: '正在交…',
  wrong: zh.track.notFound,
  slow: (seconds: number) => `试得太多了。请过 ${Math.max(1, Math.ceil(seconds / 60))} 分钟再查。`,
  faults: '有地方要改：',
  status: '现在',
  kind: '类别',
  unit: '办理单位',
  unitClosed: '由专门的人核查，不会交给被反映的一方。',
  filed: '交来的日子',
  deadlines: '最晚什么时候',
  due: (day: string) => `${day}前`,
  provisional: '（放假安排还没公布，可能调整）',
  timeline: '办到哪一步',
  messages: '来往的话',
  noMessages: '还没有答复。',
  add: '补充情况',
  addHint: '想到什么补什么。不想让人知道您是谁，就别写名字和电话。',
  addSend: '交上去',
  added: zh.track.added,
  addEmpty: '请先写上要补充的话。',
  addLong: '太长了，一次最多四千字。请分几次交。',
  roads: '不满意怎么办',
  rate: '评价',
  withdraw: '撤回',
  withdrawHint: zh.track.withdraw,
  withdrawYes: '确定撤回',
  eraseContact: '删掉我留的姓名电话',
  eraseContactHint: '这件事已经结束。删掉以后，办事的人没法再打电话找您，删了找不回来。查进度不受影响。',
  eraseContactYes: '确定删掉',
  contactErased: '您留的姓名电话已经删掉了。',
  withdrawn: zh.track.withdrawn,
  cannot: zh.track.cannot,
  again: '查另一件',
  leave: '用别人的手机查的，看完请点“查另一件”，再关掉网页。',
} as const;

/** The privacy page, a heading and its paragraphs each. */
/** How long a case is kept, from the same data the nightly erasing goes by. */
function keptWords(retention: Retention | undefined): string[] {
  if (!retention) return ['登记了的事：办理和存档要用，按规定的期限保存。'];
  const { contacts, cases, questions, savedAnswers, savedCards } = retention;
  return [
    `您让存的自测：接着测的号码留 ${daysWords(savedAnswers.days)}，卡片留 ${daysWords(savedCards.days)}。没答上来的问题，去掉能认出人的字以后给编辑留 ${daysWords(questions.days)}。`,
    `登记了的事：办完以后，您留的姓名电话留 ${daysWords(contacts.days)}，您说的话、交的文件和给您的答复留 ${daysWords(cases.days)}，到期当天夜里自动删。留着是为了您还能申请复查、复核、打官司，到期就没有必要了（个人信息保护法第十九条、第四十七条）。`,
    '打官司、审计、立案调查要用的，由县里设“保全”，先不删，理由记在案里。',
    '删了以后只剩办理经过：哪天、哪个单位、做了哪一步，不带您的话，也没有您的姓名电话，按档案规定另存。',
    '不想等到期：事情办完了，在“查进度”里用编号和查询码打开，自己就能把留的姓名电话删掉。',
  ];
}

export function privacyWords(options: {
  hotline: string;
  bureau: string;
  countyName: string;
  retention?: Retention;
}): { title: string; paragraphs: string[] }[] {
  const { hotline, bureau, countyName, retention } = options;
  const idle = retention ? `连续 ${retention.talks.days} 天不用` : '放一段时间不用';
  return [
    {
      title: '跟您说话的是机器人',
      paragraphs: [
        `“明白”是替${bureau}答话的机器人，不是真人。它照着文件答，也可能听错、答错。`,
        '能不能批、给多少钱，机器人说了不算，由乡镇（街道）和民政局按规定办。想找人，随时说“人工”。',
      ],
    },
    {
      title: '我们留下什么',
      paragraphs: [
        '聊天：为了接着上一句往下说，聊到哪一步会存在民政的服务器上。',
        '自己测一测：您说的家庭情况只用来算这一次，不另外存成档案。',
        '投诉、求助、建议：您交上来的话、地方和您愿意留的联系方式，会登记成一件事，好办理和回您。联系方式加密存放。',
        '我们不要您的身份证号，也不看您手机里的别的东西。网页不用登录，不装跟踪，不放广告。',
      ],
    },
    {
      title: '留多久',
      paragraphs: [
        `聊天：${idle}就自动删。`,
        ...keptWords(retention),
        '想知道存了您什么，在聊天里说“查看我的信息”；说“删除我的信息”，聊天、说过的地方、存的自测、变化通知马上删，已经结束的诉求里您留的联系方式一起删。匿名举报跟您连不上，查不到也删不了。',
        '您手机上：聊天只放在这一个网页里，关掉就没有了。点“清除聊天”马上清掉。只有字的大小会一直记着。',
      ],
    },
    {
      title: '谁能看',
      paragraphs: [
        '只有办您这件事的工作人员和管督办的人，按权限看。看实名举报人的姓名电话要写明理由，每看一次都有记录。',
        '别人来问您的事，没有编号和查询码，我们不说。',
        '对外公布的只有总数，还有普通投诉、建议是哪一类、哪个乡镇、哪一天、办完没有，不带您的话，看不出是谁。举报、求助、急事和说到了谁的，一件也不公布。',
      ],
    },
    {
      title: '匿名举报',
      paragraphs: [
        '不用留名字和电话。交上来以后，这段聊天从服务器上抹掉；不存您的微信号、手机号、网络地址，日子只记到哪一天。',
        '您举报的人和他那一边的单位，看不到这件事。',
        '查询码只给您看一次，我们只存它打乱后的样子，丢了谁也找不回来。',
        '请别在举报里写您自己的名字、电话，也别写只有您才知道的小事。别用单位的电脑和网络。用别人的手机，交完点“清除聊天”。',
      ],
    },
    {
      title: '微信的实话',
      paragraphs: [
        '在微信里跟我们说话，微信平台自己知道是谁发的，这一点我们改变不了。',
        '要举报又怕人知道，用这个网页最稳妥，不用微信登录。您的上网公司能知道您打开过这个网页，看不到您写了什么（网址要是 https 开头的）。',
      ],
    },
    {
      title: '您的权利',
      paragraphs: [
        '您可以查自己的事：用编号和查询码在“查进度”里看。',
        '您可以补充、更正，也可以在办结以前撤回。',
        '您可以要求删掉或者改正您的个人信息，不同意我们怎么用也可以提：说“人工”，或者找下面的电话。',
        '有人泄露您的事，或者因为您反映情况整您，请马上投诉，或者打 12388 找纪检监察。',
      ],
    },
    {
      title: '找谁',
      paragraphs: [
        `打 ${hotline}，或者到${bureau}当面说。${countyName}各乡镇人民政府、街道办事处的办事大厅也行。`,
        '有人说自己是民政的，要您转钱、要验证码，那是骗子，打 110。',
      ],
    },
  ];
}
