// Every word the bot says to residents, Simplified Chinese. Short sentences a villager of seventy understands; at
// most three before a choice. Figures and legal facts are not written here: they come from knowledge.
import { danger } from './danger.ts';

const lines = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join('\n');

export const zh = {
  greeting: (county: string, fictional: boolean) =>
    lines(
      `您好，我是明白，${county}民政的问事助手（机器人）。`,
      '· 问政策：低保、特困、临时救助怎么办，直接问我。',
      '· 测一测：看看您家可能符合哪一项。',
      '· 投诉、举报、求助：我帮您登记，给您编号，可以查进度。举报可以不留名字。',
      fictional && '（现在是示例县，数字都是示例数据。）',
    ),
  menu: {
    selfCheck: '自己测一测',
    complaint: '我要投诉',
    tipOff: '我要举报',
    help: '家里困难要帮忙',
    track: '查进度',
    ask: '问政策',
  },
  help: lines(
    '您可以直接说事，我听得懂大白话。',
    '随时可以说：返回（回上一步）、退出（不办了）、重新开始、人工（找工作人员）、帮助。',
  ),
  thanks: '不客气。还有事随时跟我说。',
  ratesBot: (who: string, mark: 'good' | 'bad' | 'unclear') =>
    lines(
      {
        bad: '谢谢您的评价。没帮上您，对不起。是窗口、办事的人不好，对我说“我要投诉”，我帮您登记，也可以打 12345。',
        good: '谢谢您的评价。还有什么要问、要帮的，直接跟我说。',
        unclear: '谢谢您的评价。',
      }[mark],
      '说的是我的回答，点回答下面的“有用”“没用”，或者直接发这两个字就行。',
      ...(mark === 'good' ? [] : [`没答到点子上，请换个说法再问一遍，或者问${who}。`]),
      '要是给我这里登记过、已经办了的件打分，请说受理编号，MB 开头的那一串。',
    ),
  human: (contact: string, isDeaf: boolean) =>
    lines(
      ...(isDeaf ? ['听不清电话的，直接到乡镇（街道）窗口，当面说、写在纸上都行，可以带个家里人陪着。'] : []),
      `找工作人员可以这样：${contact}，或者到乡镇（街道）窗口当面说。`,
      '也可以把您的事和电话留给我，我转给工作人员，好给您回话。要留吗？',
    ),
  humanChoices: { leave: '留给工作人员', no: '先不用' },
  privacy: lines(
    '您说的话和发的材料，只用来办您的这件事，办事的人按权限看，都要保密，不拿去做别的。',
    '病历、银行账号、没满14周岁孩子的信息是敏感信息，问政策用不着发。',
    '想知道存了您什么，说“查看我的信息”；想删，说“删除我的信息”，正在办的、按规定要留的除外；写错了，可以要求改。',
    '匿名举报不记录您是谁，办完事这段聊天也会抹掉。自测的家庭情况不存档；您自己要存的到期自动删，说“删除我的自测”马上删。',
    '实话说：用微信时，微信平台自己知道是谁在发。最稳妥的是用网页办。',
  ),
  /** 嗯, 好, 知道了 after what was said. */
  noted: '好。还有什么要问的，随时跟我说。',
  /** 我想问个事: nothing is asked yet. */
  listening: '您说，我听着。要问什么、有什么难处，照平常说话打给我就行。',
  listeningOfMoney:
    '您说。是家里眼下缺钱过不去，还是问哪样钱：低保、老人的、孩子的、残疾的、看病的？是谁的事，也一起告诉我。',
  thinkAgain: '没关系。您可以换个说法，或者选一个：',
  empty: '我没收到文字。您可以打字，或者按手机上的话筒说话转成文字再发。',
  unsaid: '这一句的回话已经抹掉了。',
  tooLong: '您写得太长了，一次最多四千字。请分几次发，我都接着。',
  unknown: (who: string) =>
    lines(
      '这个我没有把握，不敢乱说。',
      `${who}知道得最准。`,
      '要不要我把您的问题转给工作人员，有了答复您凭编号来看？',
    ),
  unsure: '这个我没有把握，不敢乱说。您想问的是不是下面哪一个？',
  noneOfThese: (who: string) => `都不是的话，${who}知道得最准，我也可以帮您转给工作人员。`,
  guessed: (who: string) =>
    lines(
      '我没有十分把握听对了。要是没答到点子上，您选下面的，或者换个说法再问一遍。',
      `也可以问${who}，或者我帮您转给工作人员。`,
    ),
  figuresOfOurs: (county: string, place: string, gov: string) =>
    `上面“本地”的数是${county}的。${place}的以当地民政部门公布的为准，可以打当地的 ${gov} 问；全国一样的规定哪里都一样。`,
  readAs: (text: string) => `您打的拼音，我看成了“${text}”。要是看错了，请换个说法再发一遍。`,
  firstOf: (title: string) => `先说“${title}”：`,
  thenOf: (title: string) => `再说“${title}”：`,
  perhaps: (title: string) => `您要是问“${title}”：`,
  alsoInShort: '也许还用得上：',
  inShort: (title: string, begins: string) => `· “${title}”：${begins}`,
  /** One of those that may be meant, where nothing was sure enough. */
  oneOfThese: (title: string, begins: string) => `“${title}”：${begins}`,
  unknownChoices: { hand: '转给工作人员', no: '不用了' },
  orFile: {
    complaint: '要不要我按投诉帮您登记？有编号，能查进度。',
    tip_off: '要不要我按举报帮您登记？可以不留名字，您是谁要保密。',
    help: '要不要我帮您登记，让工作人员联系您？',
  },
  orHelp: '您的难处我听见了。要不要我帮您转给镇上的工作人员，让他们联系您？',
  whenComes: (numbers: string) =>
    lines(
      '登记过的，说“查进度”，报编号和查询码，就能看到办到哪一步、最晚哪天。',
      `等不及的，直接打 ${numbers}。还没登记的，我现在帮您登记。`,
    ),
  placeNoted: (place: string) => `记下了，您是${place}的。要办什么事？`,
  askAway: '想问什么直接说，比如“低保怎么申请”“残疾人补贴去哪办”“低保要公示几天”。',
  whichOne: '您是想问哪一个？',
  outOfScope: (gov: string) =>
    lines(
      '这件事不归民政这里管，我怕说错耽误您。',
      `您可以打政务服务热线 ${gov}，他们会告诉您该找谁。`,
      '要是想让我们这里也记一下，我可以帮您登记。',
    ),
  nothing: (gov: string) =>
    lines(
      '这个我答不上来。我懂的是低保、特困、临时救助、残疾人补贴这些救助的事，也能帮您登记投诉、查进度。',
      `要找政府别的部门，打 ${gov}，他们会告诉您该找谁。`,
    ),
  outOfScopeChoices: { log: '也帮我登记', no: '不用了' },
  source: (line: string) => line,
  next: { check: '自己测一测', track: '查进度' },
  pendingAgain: '接着刚才的：',
  room: (address: string) =>
    lines('群里人多，家里的事、投诉和举报别在群里说。', `请加我单独聊，或者打开网页：${address}`),
  failed: (gov: string) =>
    `对不起，我这边出了点毛病，刚才那句没有存上。请过一会儿再发一次；急事请打 ${gov}。`,
  tooFast: '您发得太快了，请等一会儿再发。急事请打 110、120 或 12345。',

  wechat: {
    voice: lines('语音我还听不懂。', '请长按那条语音，选“转文字”，再把文字发给我；打字也行。'),
    onlyText: '这个我看不懂。请用文字跟我说。',
    away: '刚才我没在线，您前面的话没接上。请再说一遍。',
    page: (address: string) => `网页在这里：${address}`,
    roomUnsure: (who: string) =>
      lines('这个我没有把握，不敢乱说。', `${who}知道得最准。`, '您也可以加我单独聊。'),
    roomWhich: (questions: string[]) =>
      lines('您是想问哪一个？提到我再问一遍：', ...questions.map((question) => `· ${question}`)),
    roomHardship: (numbers: string) => lines(`急的话先打 ${numbers}。`, '吃饭、看病、孩子的事不能等。'),
  },
  terminal: {
    you: '您：',
    bot: '明白：',
    bye: '再见，有事再来。',
    kept: (folder: string) => `（登记的事存在 ${folder}。说“再见”结束。）`,
    trial: '（这是试用：另一个明白正开着，这里登记的事说完就删。说“再见”结束。）',
  },

  flow: {
    left: '好，先不办了。刚才说的没有提交。',
    leftNothing: '好的。',
    restarted: '好，咱们从头来。',
    atStart: '已经是第一步了。不想办了就说“退出”。',
    notUnderstood: '我没听明白。',
    words: '（随时可以说：返回、退出、人工）',
  },

  yes: '是',
  no: '不是',
  skip: '说不清',

  place: {
    ask: '这事在哪个乡镇、哪个村？直接说地名就行，比如“青山镇石桥村”。',
    hint: '我没认出是哪个乡镇。再说一遍乡镇的名字，或者选“说不清”。',
    which: '有几个地方对得上，是哪一个？',
    none: '说不清',
  },

  complaint: {
    start: (gov: string, accept: number, answer: number) =>
      `对不起，让您受委屈了。我帮您登记，不用留名字，问清在哪里、哪天、哪个窗口的事，交给能管的人去查，有编号，能查进度：${accept}日内告诉您收没收，收下后一般${answer}日内给答复。也可以打 ${gov}。`,
    what: '您说说是什么事：哪项救助、谁办的、从什么时候开始的。慢慢说，一次说不完也行。',
    confirm: (summary: string) => lines('我记的是这样，您看对不对：', summary, '提交吗？'),
    submit: '提交',
    edit: '改一改',
    quit: '不报了',
    confirmHint: '请选“提交”“改类别”“改一改”或者“不报了”。',
  },

  tipOff: {
    start: (discipline: string, isNamed: boolean) =>
      lines(
        isNamed
          ? '您要实名，我就按实名记：逐一核查，查完给您回话；名字、电话替您保密，不交给被反映的一方。名字和电话最后再留，改主意不留也行。'
          : '我按举报记下，不记您是谁，也不会交给被反映的一方，由另外的人去查；没查清以前，不下结论。',
        `因为举报整您、卡您，是不允许的，也可以告诉我。${isNamed ? '' : '要实名、想要回话的，提交时选“实名提交”留电话；'}反映干部的，也可以打${discipline}。`,
      ),
    what: '您要反映谁、什么事？比如哪个村、谁家、吃的什么救助、为什么说不该吃。不用留您的名字。',
    accused: '您说的是什么人？这关系到交给谁查，会避开他那边的人。',
    accusedChoices: {
      household: '普通人家',
      village_cadre: '村（社区）干部',
      township: '乡镇（街道）的人',
      county: '县民政局的人',
      unclear: '说不清',
    },
    ofHome: '养老院、福利院的人',
    confirm: (summary: string, names: boolean) =>
      lines(
        '我记的是这样：',
        summary,
        names && '提醒：您的话里有能认出您的内容。要去掉就选“改一改”。',
        '默认匿名：不记您是谁。实名的，办理的人会回您电话。怎么交？',
      ),
    anonymous: '匿名提交',
    real: '实名提交',
    edit: '改一改',
    quit: '不报了',
    confirmHint: '请选“匿名提交”“实名提交”“改类别”“改一改”或者“不报了”。',
    contact: '请留您的姓名和电话，比如“王明 138开头的手机号”。只有办这件事的人能看，每看一次都有记录。',
    contactHint: '要有电话我才好记。不想留了就说“匿名”。',
    summary: { place: '地点', accused: '反映的是', what: '事情' },
    truth: '微信平台自己知道是谁发的，这一点我改变不了；最稳妥是用网页。',
  },

  aid: {
    start: (ambulance?: string) =>
      lines(
        '您的难处我听见了，我帮您转给镇上的工作人员。',
        `吃饭、看病、住处一时过不去的，到眼下所在的乡镇（街道）申请临时救助，急的先救、手续后补；家里一直收入低的，带身份证、户口簿到户籍地乡镇（街道）申请低保，走不动的可以托人代办；看病、住房、孩子、残疾也各有帮助，我一起转过去，不叫您来回跑。${ambulance ? `受了伤、病得重，先打${ambulance}。` : ''}`,
      ),
    what: '您家里遇到什么难处？说说现在最急的是什么。',
    contact:
      '怎么联系您？留个电话，镇上的人好打给您、约时间上门看。家里人、邻居的也行。不方便就选“不留电话”，一样给您登记。',
    contactNone: '不留电话',
    contactHint: '没看出电话号码。再说一遍，或者选“不留电话”。',
  },
  suggestion: {
    start: '谢谢您替大家想着。我登记下来，转给能管的单位，有编号，能查办得怎么样。',
    what: '您有什么建议？直接说。',
  },
  question: { what: '您想问工作人员什么？' },

  filed: {
    anonymous: '已经收下了，没有记您是谁。',
    plain: '已经收下了。',
    numbers: (number: string, code: string) =>
      lines(`受理编号：${number}`, `查询码：${code}`, '查询码只出现这一次，请记下来或者截图，别给别人看。'),
    deadlines: (rows: string[]) => lines(...rows),
    where: (unit: string) => `交给：${unit}`,
    whereClosed: '由专门的人核查，不会交给被反映的一方。',
    whereNotBureau: '由纪检受理台的人核查，不会交给被反映的一方，县民政局的人看不到。',
    track: '想看进展，就来说“查进度”，报编号和查询码。',
    trackNameless: '想看进展、要补充、要撤回，都来说“查进度”，报编号和查询码：我这里没有留，丢了找不回。',
    trackOnly:
      '您没留电话，工作人员打不了给您，答复写在这里。请过几天再来说“查进度”，报编号和查询码，就能看到。',
    again: '这件事您已经交过了，没有重复登记。原来的查询码没能送到您手里，换一个新的：',
    promise: (due: string, provisional: boolean) =>
      `最晚 ${due} 前给您答复${provisional ? '（明年的放假安排还没公布，到时可能调整）' : ''}。`,
    promiseUnnamed: (due: string, provisional: boolean) =>
      `最晚 ${due} 前有答复${provisional ? '（明年的放假安排还没公布，到时可能调整）' : ''}。没有人打电话、上门找您，凭编号和查询码在这里看。`,
    legal: (due: string, basis: string) => `${due} 前告诉您受不受理（${basis}）。`,
  },

  track: {
    number: lines(
      '请说受理编号，MB 开头的那一串。',
      '编号、查询码丢了找不回，可以在这里再登记一次；不是匿名的，也可以打 12345 问。',
      '在乡镇（街道）窗口交的申请没有这个编号，请问受理的窗口，或者问县民政局。',
    ),
    toWithdraw: '可以撤回，报编号和查询码就行；撤回以后不再办，以后还可以再来。',
    numberHint: '编号不对。是 MB 加 11 个数字，您对着再念一遍。',
    code: '再说查询码，16 个数字。',
    codeHint: '查询码不对，是 16 个数字，再对一遍。',
    notFound: '没有查到。编号和查询码要配得上，请对照着再来一次。',
    slow: '试得太多了，请过一会儿再查。',
    more: '还要做什么？',
    choices: { add: '补充情况', withdraw: '撤回', rating: '评价', done: '没有了' },
    add: '您要补充什么？',
    added: '补充的话已经转给办理的人了。',
    withdraw: '撤回以后就不再办了。确定撤回吗？',
    withdrawYes: '确定撤回',
    withdrawNo: '不撤了',
    withdrawn: '已经撤回。以后还可以再来。',
    cannot: '这件事现在不能这样做。',
    score: '打几分？5 分最满意，1 分最不满意。',
    scoreHint: '请说 1 到 5 之间的一个数。',
    resolved: '事情解决了没有？',
    resolvedYes: '解决了',
    resolvedNo: '没解决',
    rated: '记下了，谢谢您。',
    status: (number: string, status: string) => `${number}：${status}`,
    unit: (name: string) => `办理单位：${name}`,
    due: (clock: string, due: string) => `${clock}：${due} 前`,
    from: { reporter: '您', officer: '工作人员', bot: '系统' },
    bye: '好的，有事再来查。',
  },

  later: {
    reply: (number: string, text: string) => lines(`您的诉求 ${number} 有答复了：`, text),
    status: (number: string, status: string) => `您的诉求 ${number}：${status}`,
  },

  status: {
    filed: '已收到',
    routed: '已交给办理单位',
    accepted: '已受理',
    investigating: '正在核查',
    answered: '已答复',
    closed: '已办结',
    returned: '正在重新分派',
    declined: '不属于这里办理',
    withdrawn: '已撤回',
    merged: '已并案办理',
    reopened: '重新办理',
    under_review: '正在复查',
    under_final_review: '正在复核',
  },
  clock: {
    acknowledge: '收件回执',
    accept: '告知受不受理',
    object_transfer: '退回异议',
    answer: '办结答复',
    realname_accept: '实名举报告知受理',
    realname_outcome: '实名举报反馈结果',
    promise: '承诺答复',
    review: '复查意见',
    final_review: '复核意见',
  },
  kind: { complaint: '投诉', tip_off: '举报', help: '求助', suggestion: '建议', question: '提问' },

  emergency: danger,
} as const;

export type Phrases = typeof zh;
