// What is answered in the middle of a report to what its reporter fears, asks, or puts right.
const lines = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join('\n');

/** Where a report of this kind will go, as far as it is known. */
export interface Whither {
  isTip: boolean;
  /** Nobody is named to a reporter but the accused household's own township, or the unit of a complaint. */
  unit: string | undefined;
  isTownship: boolean;
  isOfBureau: boolean;
}

export const inReport = {
  /** Will he know of it? */
  known: ({ isTip, unit, isTownship, isOfBureau }: Whither) =>
    isTip
      ? lines(
          isOfBureau
            ? '不会给他看：这一件不交县民政局，由纪检受理台的人查，民政局的人看不到，您是谁我也没有记。'
            : isTownship && unit
              ? `不会告诉他家，也不交给村里：由${unit}办这件事的人查，您是谁我没有记。不想让镇上看到，就说“别交给镇上”。`
              : '不会告诉他：您说的不交给被反映的人和他的单位，您是谁我也没有记。',
          '怕被猜到，就说个大概：别说只有您知道的日子、地方，别说您是他什么人。',
        )
      : `不会转给被您投诉的那个人${unit ? `，交上去由${unit}办，只有办这件事的人按权限看` : ''}，都要保密。${isTownship ? '不想让那里自己办，就说“别交给镇上”，我改交县民政局。' : ''}`,
  revenge: ({ isTip }: Whither, police: string) =>
    `${isTip ? '不会转给他' : '不会转给被您投诉的那个人'}。因为投诉、举报整您、卡您，是不允许的；真有这样的事，再来告诉我，照样查。有人威胁、要动手，马上打 ${police}。`,
  aidCut:
    '不会因为您投诉、举报就停。要停谁家的救助，应当先听本人的意见，再书面说清理由；拿停发、不办来整您，是不允许的，也可以再来告诉我。',
  noName: (kind: string) =>
    kind === 'tip_off'
      ? '可以，不写名字，一样收。您的名字、电话都别写进来。'
      : kind === 'help'
        ? '可以不写名字，一样登记。留个电话，好找到人。'
        : '可以不写名字，一样登记；凭编号和查询码来看答复。',
  plate: '可以写：车牌、门牌路上人人看得到，不会露出您来，写了更好查。',
  picture: '有照片、单子就发来：别拍到您自己、您家和只有您才拍得到的地方，有您名字、卡号的先遮住。没有也收。',
  ownDetails: (kind: string) =>
    kind === 'tip_off'
      ? '您自己的名字、电话、住处不要写；他的，知道什么写什么。'
      : '愿意就写，不方便就不写，一样登记。',
  noProof: '没有证据也收，知道多少说多少，查是办的人的事。',
  outcome:
    '查实了才处理：不该领的停发，骗来的责令退回、可以罚款；干部伸手、徇私的要处分，犯罪的依法追究。怎么处理，由查的人按规定定。',
  knownHelp: '只有办这件事的人按权限看，要保密。',
  yes: '行。',
  notYetHandedIn: (isTip: boolean) =>
    `还没有交。说完了，您说“提交”才交；不想交，说“不报了”${isTip ? '，什么都不留' : ''}。`,
  notHandedIn: '还没有交。',
  who: ({ isTip, unit, isTownship, isOfBureau }: Whither, discipline: string) => {
    if (!isTip)
      return unit === undefined
        ? undefined
        : lines(
            `交上去以后由${unit}办，只有办这件事的人按权限看，都要保密。`,
            isTownship && '不想让那里自己办，就说“别交给镇上”，我改交县民政局。',
          );
    if (isOfBureau)
      return `这一件不交县民政局，由纪检受理台的人查，民政局的人看不到；也可以直接打 ${discipline}。`;
    if (isTownship && unit)
      return lines(
        `交上去由${unit}办这件事的人核查，不告诉被反映的人家，也不交给村里，您是谁要保密。`,
        '不想让镇上看到，就说“别交给镇上”，我改交县民政局。',
      );
    return '交上去由另外的人核查，不会交给被反映的人和他的单位，您是谁要保密。';
  },
  when: (days: number, isTip: boolean) =>
    isTip
      ? `交上去以后，${days} 个工作日内有答复。不留名的没人打电话、没人上门找您，凭编号和查询码在这里看。`
      : `交上去以后，${days} 个工作日内给您答复，有编号，能查进度。`,
  whyAsked: '问地方，是为了交给管得着的人，还要避开被反映的那边。不想说、说不清，就选“说不清”，一样收。',
  whyAskedHelp: '问地方、问电话，是为了好找到人。说不清也行，一样登记。',
  notOurs: '不归民政管的，我也可以登记：转给管这件事的部门，有编号，能查进度。不想登记，就说“不报了”。',
  ours: '归民政管的，我们办；不归民政管的（比如医保、残联、公安），收下后转给管这件事的部门，答复一样给您。',
  askedAround: (kind: string) =>
    kind === 'tip_off'
      ? '查的时候可能会到村里、到邻居家问情况，但不许说有人举报，更不许说是谁。不留名的，没有人打电话、上门找您。'
      : '办的人可能会到村里、到窗口问情况，您是谁要保密；留了电话的，先打电话找您。',
  noAnswer: (numbers: string, isTip: boolean) =>
    `${isTip ? '收下了就有编号，到期在这里看答复' : '收下了就有编号，到期要给您答复'}。到期没人办、没有答复的，再来说“查进度”催，也可以打 ${numbers}。`,
  towns: (names: readonly string[]) => `我这里管的乡镇（街道）有：${names.join('、')}。`,
  unknownTown: (town: string, names: readonly string[]) =>
    `没认出“${town}”。我这里管的乡镇（街道）有：${names.join('、')}。是别的县的，打那边的 12345；就在本县、名字叫法不一样的，再说一遍“${town}”，我照您说的记。`,
  townNoted: (town: string) => `好，照您说的记“${town}”。`,
  allRight: '行。知道多少说多少，听来的就说是听来的，一样收。',
  written: (what: string, place: string | undefined) =>
    `现在记的是：${what}${place === undefined ? '' : `；地点：${place}`}。`,
  later: (isTip: boolean) =>
    isTip ? '行，随时再来说。今天说的不留，下回来从头说一遍。' : '行，随时再来，说“我要投诉”就行。',
  notSure: (numbers: string) => `这一句我说不准，打 ${numbers} 问最清楚。`,
  takenOut: '那一句去掉了。',
  whichOut: '要去掉哪一句？说出那一句的头几个字，比如“去掉他家有车那句”。',
  notTakenOut: '记下的话里没有这一句：您问的、担心的，我都不写进去。要去掉别的，说出那一句的头几个字就行。',
  notWritten: '认得出您的那一句没有写进去。还要去掉哪一句，说出那一句的头几个字。',
  onlySentence: '事情只剩这一句，去掉就没有了。要重新说，就说“改一改”；不想报了，就说“不报了”。',
  anyUse: (gov: string) => `登记了就有编号，到期要给答复；没有答复可以来催，也可以打 ${gov}。`,
  pressing: (numbers: string) =>
    `等不得的，现在就打 ${numbers}，或者找眼下所在的乡镇（街道）：急的可以先救助、后补手续。要我按急事报上去，就说“帮我报”。`,
  stillInDanger: (police: string) => `还在挨打、有危险的，马上打 ${police}。`,
  keptAway: (unit: string | undefined) =>
    unit === undefined ? '好，不交给那里自己办。' : `好，不交给那里自己办，改交${unit}。`,
  keptFromBureau: '对，不交县民政局：改由纪检受理台的人查，民政局的人看不到。',
  keptFromTown: '好，不交给镇上，由县里的人查，镇上看不到。',
  placeRight: (place: string) => `改好了：地点是${place}。`,
  placeSame: (place: string) => `地点记的就是${place}。`,
  categoryRight: (category: string) => `改好了：类别是“${category}”。`,
  accusedRight: (accused: string) => `改好了：反映的是${accused}。`,
  notYet: '好，先不交，说过的都留着。',
  toldBefore: '对不住，您说过的我记着。',
  notKept: '说到您自己的那一句，我没有记，免得被认出来。要紧的，只说个大概。',
  heardOf: '听人说的',
  thirdParty: '是谁告诉您的，我没有记，免得牵出他来。',
  editWhich: '要改哪一样？点一个，或者直接把对的说出来，别的都留着。',
  editHint: '点上面一个，或者直接说，比如“地点是和平镇”。',
  /** What is registered when it was told before it was asked for. */
  begunComplaint: (what: string) =>
    `好，我帮您登记，不用留名字：“${what}”。交给能管的人去查，有编号，能查进度。`,
  begunTip: (what: string) =>
    `好，我按举报记下，不记您是谁，也不会交给被反映的一方。前面说的我带上了：“${what}”。`,
  fields: { what: '事情', place: '地点', category: '类别', accused: '反映的是', contact: '电话' },
} as const;
