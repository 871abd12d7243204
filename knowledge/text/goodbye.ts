// Owns hearing that somebody breaks off the talk and goes (莫搞了 我走了, 不跟你说了): annoyed, and in no danger.

const BREAKS_OFF =
  /^(?:那|我|俺|就|都|也|真|还是|哎呀?|唉|,)*(?:(?:莫|别|不|懒得|不想|不用)(?:再)?(?:跟|和|同)?(?:你|您|你们|机器)?(?:们)?(?:搞|弄|说|讲|问|聊|谈|记|报|告|登记|投诉|举报|查|办)|算(?:球|逑)?|拉倒|(?:说|讲)了也(?:白(?:说|讲)|没用?))(?:了|啦|哒|吧|嘛)*$/;
const GOES = /^(?:那|好|行|我|俺|就|先|要|,)*(?:走|下线?|挂|闪|回去|忙)(?:去)?(?:了|啦|哒|咯|喽|吧)+$/;
const POLITE = /^(?:好的?|行|嗯|谢谢(?:你|您)?|再见|拜拜|没事(?:了)?)$/;
const LONGEST = 24;

/** @param text as `normalise()` leaves it; who told of danger before is not to be asked this */
export function saysGoodbye(text: string): boolean {
  if (text.length > LONGEST || !/[走下挂闪忙去]/.test(text)) return false;
  const clauses = text.split(/[,，。;；!！\s]+|(?<=了)(?=我走)/).filter((clause) => clause !== '');
  return (
    clauses.some((clause) => GOES.test(clause)) &&
    clauses.some((clause) => BREAKS_OFF.test(clause)) &&
    clauses.every((clause) => GOES.test(clause) || BREAKS_OFF.test(clause) || POLITE.test(clause))
  );
}
