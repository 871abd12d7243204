// Words of the pages about pictures, recordings and documents.
import { MOST_FILES } from '../../bot/attachments/kind.ts';
import { files } from '../../bot/phrases/attachments.ts';

export const fileWords = {
  picture: files.kind.picture,
  sound: files.kind.sound,
  document: files.kind.document,
  waiting: '等着传',
  progress: '正在传，{n}%',
  ready: '传好了',
  remove: '去掉',
  removeThis: '去掉这个{n}',
  large: files.tooLarge,
  notSent: '没有传上去。请看看有没有网，去掉再加一次。',
  tooMany: `一次最多 ${MOST_FILES} 个，多的没有加进来。`,
  busy: '文件还在传，等一下再点发送。',
  beside: '（附 {n} 个文件）',
};

export const trackFileWords = {
  title: '您交的文件',
  open: '打开',
  add: '再交一个文件',
  hint: '照片、录音或者 PDF，一个不超过 10 兆。里面的拍摄地点、时间和作者会去掉。',
  choose: '选文件',
  send: '交上去',
  added: '文件已经交给办理的人。',
};
