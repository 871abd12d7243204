// What is said around a report: on leaving it, when something is asked in the middle of it, and when a number is lost.
const lines = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join('\n');

export const filing = {
  left: '好，不登记了，什么都没有交上去。',
  notFiled: '好，先不交，您说的一个字都没有交出去。想好了随时再来。',
  goesTo: (unit: string) => `交给：${unit}`,
  handledBy: (unit: string, isTownship: boolean) =>
    lines(
      `还没有交。交上去以后由${unit}办，只有办这件事的人按权限看，都要保密。`,
      isTownship && '不想让那里自己办，就说“别交给镇上”，我改交县民政局。',
    ),
  handledInSecret: '还没有交。交上去由另外的人核查，不会交给被反映的人和他的单位，您是谁要保密。',
  handledByTownship: (unit: string) =>
    lines(
      `还没有交。交上去由${unit}办这件事的人核查，不告诉被反映的人家，也不交给村里，您是谁要保密。`,
      '不想让镇上看到，就说“别交给镇上”，我改交县民政局。',
    ),
  storyNoted: '这句也记下了。',
  needAgain: (numbers: string) =>
    `吃饭的事等不得：现在就打 ${numbers}，或者请村里先送点吃的；我也可以马上帮您按急事报给镇上，急的先给、手续后补。要吗？`,
  complaintKept: '投诉里也记下了这一句。',
  complaintGoesOn: '急事先报上去了。投诉接着说：',
  complaintWaits: '先办急事，您说的话都带上了。投诉的事，这边报完了再对我说“我要投诉”。',
  noted: '记下了，不交给那里自己办。',
  answeredWithin: (days: number) => `交上去以后，${days} 个工作日内给您答复，有编号，能查进度。`,
  soon: (due: string | undefined) =>
    `急事急办：工作人员会打电话或者上门找您${due === undefined ? '' : `，最晚 ${due} 前`}。`,
  tonight:
    '今晚等不及的：先找村（居）委会、乡镇（街道）要吃的和临时住处，或者打 12345；没处去的打 110，救助站管吃住；伤病重的打 120。',
  atOnce:
    '急事急办，工作人员会马上找您。人命关天，等不得：现在就打 120、110，人别离开他，药、刀、绳子收走；想有人听着说，打 12356。',
  needsToday:
    '投诉要些日子，吃饭看病等不得：找村（居）委会、乡镇（街道）申请临时救助，急的先给、手续后补，也可以打 12345；要我按急事报给镇上，就说“我要求助”。',
  corrected: '改好了，您再看看。',
  numberNotKept:
    '刚才那个号我这里没有留：匿名的，谁都不能从这里查到您。您往上翻一翻，把 MB 开头的那一串和 16 个数字的查询码一起发给我就行。',
  lostNumber: (numbers: string) =>
    lines(
      '没有编号，我这里就找不到那一件（不能只凭名字查，怕别人冒名查您的）。',
      `可以打 ${numbers} 问；在乡镇（街道）窗口交的，问受理的窗口；12345 给的单号，打 12345 报单号催。`,
      '也可以在这里再登记一次，说一句“以前报过，编号丢了”就行，不算闹事，不影响您申请。',
    ),
  again: '再登记一次',
  no: '不用了',
  notTracked: '好，不查了。想起来了再说“查进度”。',
  filedAlready: (number: string) => `刚才已经交上去了，编号是 ${number}，不用再交一遍。`,
  addedTo: (number: string) => `加进 ${number} 这一件里了。`,
  due: ({ number, unit, due }: { number: string; unit?: string; due?: string }) =>
    lines(
      `您刚才登记的 ${number}${unit ? `，由${unit}办` : ''}${due ? `，最晚 ${due} 前给您答复` : ''}。只有办这件事的人按权限看。`,
      '到期没有答复的，再来说“催一下”，也可以打 12345。',
    ),
  moved: '好，这一件改由县里办，不交给那里自己查，那里也看不到了。编号和查询码不变。',
  addNeedsNumber:
    '把受理编号和查询码发给我，我就把话加进那一件里。编号是 MB 开头的那一串，查询码是 16 个数字。',
} as const;
