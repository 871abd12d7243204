// Words of the card a self-check ends with: the same in chat, on the page, in the PDF and in the picture.

export const cardWords = {
  rough: '您说的是个大概，往高算和往低算结果不一样，要由工作人员看。',
  both: '您说的是个大概，往高算和往低算都是这个结果。',
  title: (county: string) => `${county}社会救助自测结果`,
  made: (day: string) => `自测日期：${day}`,
  outcome: { likely: '可能符合', ask: '要由工作人员看', unlikely: '可能不符合' },
  /** Why a child's programme is on the list though nobody asked about its parents. */
  onlyIf: {
    orphan: '孩子爸妈都去世、或者找不到的才算',
    unsupported_child: '孩子爸妈都管不了的才算',
  } as Readonly<Record<string, string>>,
  /** Income is below the line, and only what they own is open. */
  byProperty: '收入这一条够得上，存款、房子、车由窗口看',
  ifKept: '财产符合规定的话，',
  amount: (low: string, high: string) => {
    if (low === high) return `按差额算，全家每月大约 ${low} 元`;
    return low === '0'
      ? `按差额算，全家每月最多大约 ${high} 元，看实际收入`
      : `按差额算，全家每月大约 ${low} 到 ${high} 元，看实际收入`;
  },
  care: { none: '生活能自理', partial: '生活部分不能自理', full: '生活完全不能自理' },
  why: '为什么',
  papers: '要带什么',
  where: '去哪里办',
  times: '办多久',
  by: (name: string, long: string, due: string, provisional: boolean) =>
    `${name}：${long}${due === '' ? '' : `，最晚 ${due}`}${provisional ? '（放假安排还没全公布，到时可能调整）' : ''}`,
  whole: '从受理到办完',
  ifToday: (day: string) => `假如 ${day} 就受理：`,
  desk: (name: string) => `${name}民政窗口`,
  deskUnknown: '户口所在地的乡镇（街道）民政窗口',
  address: (text: string) => `地址：${text}`,
  phone: (text: string) => `电话：${text}`,
  hours: (text: string) => `上班时间：${text}`,
  notRecorded: (who: string) => `这个窗口的地址电话这里没有登记，可以打 ${who} 问。`,
  noTownship: (who: string) => `您没说在哪个乡镇，可以打 ${who} 问。`,
  refused: '要是不同意怎么办',
  refusedLines: (days: number | undefined) => [
    '不同意的，会书面告诉您，写明理由。先问清是哪一条不符合。',
    `觉得不对的，可以从知道决定那天起${days === undefined ? '依法' : ` ${days} 天内`}申请行政复议，也可以依法打行政官司。`,
    '情况变了，随时可以再申请。',
  ],
  others: (names: string) => `这次看可能不符合的：${names}。觉得不对，照样可以申请。`,
  family: (size: number, share: string) =>
    `按您说的，一起生活的算 ${size} 口人${share === '' ? '' : `，人均每月 ${share} 元`}。`,
  notDecision: '这只是初步自测，不是决定，也不是拒绝。谁都可以申请，最后由县级民政部门确认。',
  illustrative: '用到的标准是示例数据，不是真实的标准。',
  noName: '卡片上没有名字，也没有身份证号。',
  nothingFits: '这次没有看出可能符合的。遇到难处照样可以去窗口说，谁都可以申请。',
  summary: '自测完了：',
  more: (label: string) => `${label}怎么办`,
  make: '做成卡片',
  register: '帮我登记',
  tell: '有变化告诉我',
  again: '重新测一次',
  expired: '没有找到这张卡片',
  expiredWhy: '卡片到期就删了，也可能是地址不完整。可以重新测一次。',
  retest: '回去重新测',
  pdf: '存成 PDF 打印',
  png: '存成图片转发',
  link: (address: string, days: number) =>
    `卡片做好了，${days} 天后自动删掉：\n${address}\n打开就能看，也能存成图片、打印。谁有这个地址谁就能看，别发到群里。\n不想留了，说“删除我的自测”。`,
} as const;

/** Questions about the result just given, answered from it. */
export const resultWords = {
  accurate: '照您说的情况和规定估的，说得越准，估得越准。准数要到乡镇申请，由工作人员核了才算。',
  ofAll: (size: number, sum: string | undefined) =>
    [`收入和“全家每月大约多少元”，都是${size}口人合在一起的；“人均”是分到每个人头上的。`, sum]
      .filter(Boolean)
      .join('\n'),
  goTo: (label: string, lines: readonly string[], papers: readonly string[]) =>
    [
      `${label}去这里办：`,
      ...lines.filter((line) => line !== '').map((line) => `· ${line}`),
      ...(papers.length > 0 ? [`先带上${papers[0]}，少了什么窗口会一次告诉您。`] : []),
    ].join('\n'),
  outcome: {
    likely: '照您说的，可能符合',
    ask: '这一样自测定不下来，要由工作人员看',
    unlikely: '照您说的，可能不符合。觉得不对，照样可以申请',
  },
  verdict: (label: string, verdict: string, why: readonly string[], sum: string | undefined) =>
    [
      `${label}：${verdict}。`,
      ...(why.length > 0 ? ['为什么：', ...why.map((line) => `· ${line}`)] : []),
      sum,
    ]
      .filter(Boolean)
      .join('\n'),
  notAlone: '这次没有单列低保，是因为有别的更合适的，两样只能领一样；申请时请工作人员一起看。',
} as const;
