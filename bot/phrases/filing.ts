// What is said around a report: on leaving it, when something is asked in the middle of it, and when a number is lost.
const lines = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join('\n');

export const filing = {
  left: '好，不登记了，什么都没有交上去。',
  goodbye: '好，有事随时再来。',
  notFiled: '好，先不交，您说的一个字都没有交出去。想好了随时再来。',
  goesTo: (unit: string) => `交给：${unit}`,
  storyNoted: '这句也记下了。',
  needAgain: (numbers: string) =>
    `吃饭的事等不得：现在就打 ${numbers}，或者请村里先送点吃的；我也可以马上帮您按急事报给镇上，急的先给、手续后补。要吗？`,
  complaintKept: '投诉里也记下了这一句。',
  complaintGoesOn: '急事先报上去了。投诉接着说：',
  complaintWaits: '先办急事，您说的话都带上了。投诉的事，这边报完了再对我说“我要投诉”。',
  soon: (due: string | undefined) =>
    `急事急办：工作人员会打电话或者上门找您${due === undefined ? '' : `，最晚 ${due} 前`}。`,
  /** What to do tonight, by what is wanting. */
  tonight: {
    hospital:
      '医院的钱没凑齐，先别自己停药、出院：跟医院说“付不起，要申请疾病应急救助”，要抢救的，医院应当先救；也可以到医院所在的乡镇（街道）申请临时救助。人不好了，马上打 120。',
    child: '孩子身边没有大人的，现在就打 110，也去叫邻居、村（居）委会的人来陪；冻着饿着的先给吃的、穿的。',
    shelter:
      '今晚没处住的：打 110，请民警送到救助站，管吃管住，不收钱；也可以找村（居）委会、乡镇（街道）要临时住处。伤病重的打 120。',
    food: '今晚等不及的：先找村（居）委会、乡镇（街道）要吃的和临时住处，或者打 12345；没处去的打 110，救助站管吃住；伤病重的打 120。',
  },
  atOnce:
    '急事急办，工作人员会马上找您。人命关天，等不得：现在就打 120、110，人别离开他，药、刀、绳子收走；想有人听着说，打 12356。',
  needsToday:
    '投诉要些日子，吃饭看病等不得：找村（居）委会、乡镇（街道）申请临时救助，急的先给、手续后补，也可以打 12345；要我按急事报给镇上，就说“我要求助”。',
  corrected: '改好了，您再看看。',
  numberNotKept:
    '刚才那个号我这里没有留：匿名的，谁都不能从这里查到您。您往上翻一翻，把 MB 开头的那一串和 16 个数字的查询码一起发给我就行。',
  numberAgain: (number: string) =>
    `编号是 ${number}，往上翻还在这段话里，查询码（16 个数字）也在那一条；截个图收好，别给别人看。`,
  lostNumber: (numbers: string) =>
    lines(
      '编号、查询码丢了就找不回，没有编号我这里找不到那一件（不能只凭名字查，怕别人冒名查您的）。',
      `不是匿名报的，可以打 ${numbers} 问；在乡镇（街道）窗口交的，问受理的窗口。匿名举报的别去单位问，一问就知道是您。`,
      '刚在这里报的，往上翻一翻，编号和查询码在那一条里。都没有了，在这里再登记一次就行，我写上“以前报过，编号丢了”，不算闹事，不影响您申请。',
    ),
  lostCode: (number: string, numbers: string) =>
    lines(
      `编号 ${number} 我记着，差的是查询码。没有它，我不能打开、也不能撤（怕别人冒您的名）。`,
      `拿着编号打 ${numbers} 问；匿名举报的别去问，一问就知道是您，可以在这里再登记一次。`,
    ),
  toldBefore: '以前报过，编号丢了',
  again: '再登记一次',
  no: '不用了',
  notTracked: '好，不查了。想起来了再说“查进度”。',
  filedAlready: (number: string) => `刚才已经交上去了，编号是 ${number}，不用再交一遍。`,
  enough: '好。要补充、要催，再来说一声；看进度报编号和查询码。',
  addedTo: (number: string, words: string) => `加进 ${number} 这一件里了：“${words}”。`,
  addedSoFar: (number: string, words: readonly string[]) =>
    `加进 ${number} 里的是：${words.map((each) => `“${each}”`).join('、')}。还要加，直接说“再加一句”。`,
  nothingAdded: (number: string) =>
    `${number} 里还没有补过话，只有您登记时说的。要加，直接说“再加一句”，再说是什么。`,
  whereUnknown: '您还没说住哪里的，他们就还不知道：说哪个村、哪一头、什么样的房子，我马上补给办的人。',
  seeMore: '刚登记，还没有新的消息。要看细的，报编号和查询码。',
  howToWithdraw:
    '要撤，对我说“撤回”就行，要报编号和查询码的我再问您。撤了就不再办；不影响您领救助、再申请，以后有事还可以再来。',
  canComeAgain: '能。撤了以后还可以再来投诉、举报，不影响您申请救助。',
  /** Nothing is known of it here: true of whoever gave up, and of whoever filed without a name. */
  filedOrNot:
    '给过您编号的，就是已经收下了，不用再交：编号和查询码在上面那一条里，往上翻，截个图收好。没给编号的，就是没有交，我这里也没有留；要报，再说一遍就行。',
  due: ({ number, unit, due }: { number: string; unit?: string; due?: string }) =>
    lines(
      `您刚才登记的 ${number}${unit ? `，由${unit}办` : ''}${due ? `，最晚 ${due} 前给您答复` : ''}。只有办这件事的人按权限看。`,
      '到期没有答复的，再来说“催一下”，也可以打 12345。',
    ),
  moved: '好，这一件改由县里办，不交给那里自己查，那里也看不到了。编号和查询码不变。',
  withCounty: (numbers: string) =>
    `这一件在县里办，不在镇上手里，镇上看不到。等不及的，现在就打 ${numbers}。`,
  outcome: '添不添、怎么办，由办这件事的单位定，答复里会告诉您。',
  dueOfThis: (due: string) => `最晚 ${due} 前有答复，写在这里；报编号和查询码来看。没有说要上门找您。`,
  addNeedsNumber: (words: string) =>
    lines(
      `把受理编号和查询码发给我，我就${words === '' ? '把话' : `把“${words.slice(0, 40)}”`}加进那一件里。编号是 MB 开头的那一串，查询码是 16 个数字。`,
      '匿名举报交上去以后，我这里什么都不留，只能凭这两样加。没记下来的，另外报一件，说“我要举报”。',
    ),
} as const;
