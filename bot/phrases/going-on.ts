// What the bot says to whoever goes on with what was said: shorter, which number, nobody picks up.
const lines = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join('\n');

export const goingOn = {
  /** @param begins the first sentences of what was said */
  shorter: (begins: string, gov: string) =>
    lines(`简单说：${begins}`, `不想看字的，打 ${gov}，说给他们听，也有人讲给您听。`),
  /** 打这边的还是打那边的. @param numbers without the names of the lines */
  whichArea: (numbers: string) =>
    `事情出在哪里，就打哪里的：先拨那个地方的区号，再拨 ${numbers}。人就在当地的，不用拨区号。`,
  /** 镇上电话多少. */
  whichTown: '您在哪个乡镇？说了我看看有没有那边窗口的电话。',
  whole: '看全的',
  perhaps: '我没有十分听准。问的不是这个，您说全一点，或者选下面的。',
  beside: (title: string, points: string) => `另看“${title}”：${points}`,
  contacts: (who: string) => `可以问${who}。`,
  whoever: '管这件事的部门',
  noNumber: (office: string, gov: string) =>
    `${office}的电话我没有存。打 ${gov}，说清找哪个${office}，让他们转，或者把号码给您。`,
  /** @param numbers each with whose it is */
  numbers: (numbers: readonly string[], gov: string) =>
    lines(...numbers.map((one) => `打 ${one}。`), `打不通、问不清的，打 ${gov}，让他们转。`),
  unreachable: (number: string, gov: string) =>
    lines(
      `${number}打不通的，换个钟点再打；也可以打 ${gov}，说清要找哪个部门，让他们转过去。`,
      '还不行，就到户口所在地的乡镇（街道）窗口问，走不动的请村（居）委会帮着问。',
    ),
  /** @param contacts who knows it */
  unrecorded: (contacts: string): string =>
    `不是您没登记，不用您去登记什么。是本县这个钱数我这里还没有存，说不准。要知道数，问${contacts}。`,
  misheard: '对不起，是我听岔了。',
} as const;
