// What the bot says of pictures, sounds and documents.
import { MOST_FILES } from '../attachments/kind.ts';
import type { UnfitReason } from '../attachments/unfit.ts';

export const files = {
  kind: { picture: '图片', sound: '录音', document: '文件' },
  count: {
    picture: (n: number) => `${n} 张图片`,
    sound: (n: number) => `${n} 段录音`,
    document: (n: number) => `${n} 个文件`,
  },
  got: (what: string) => `收到${what}，跟您要办的事放在一起。`,
  /** As the reporter's own words, where words were asked for and only files came. */
  sent: (what: string) => `（发来${what}）`,
  whatFor: (what: string) => `收到${what}。要拿来办什么事？`,
  added: (what: string) => `${what}已经交给办理的人。里面的拍摄地点、时间和作者都去掉了。`,
  late: (n: number) =>
    `有 ${n} 个文件放了一个多小时，已经删掉了。要补的话，说“查进度”，报编号和查询码，再发一次。`,
  full: (n: number) => `一件事最多放 ${MOST_FILES} 个文件，有 ${n} 个没放进去。`,
  unknown: '这个文件已经不在了，放一个小时没用就会删掉。请重新发一次。',
  notNow: '这件事现在不能再放文件了。',
  tooLarge: '这个文件超过 10 兆，收不下。请拍小一点，或者分开发。',
  tooMany: `一件事最多放 ${MOST_FILES} 个文件，已经满了。`,
  busy: '现在发文件的人多，请过几分钟再发。',
  unfit: {
    unknown: '这种文件我收不了。请发照片、录音或者 PDF。',
    heic: '这种苹果照片格式（HEIC）我打不开。请在手机里另存成 JPG，或者截个图再发。',
    video: '录像我收不了。请截几张图，或者发录音。',
    broken: '这个文件坏了，打不开。请重新拍一张或者重新发。',
    bomb: '这个文件展开以后太大了，我不敢打开。请拍张照片发来。',
    hidden: '这个文件里夹着别的东西，我没有收。请重新拍一张发来。',
    encrypted: '这个 PDF 加了密码，我打不开。请去掉密码，或者拍成照片发来。',
    active: '这个 PDF 里带着程序或者别的文件，我没有收。请打印成普通的 PDF，或者拍成照片发来。',
    empty: '这个文件是空的。请重新发一次。',
  } satisfies Record<UnfitReason, string>,
} as const;
