// What stands on the sheet for the notice board, and what only the officer who prints it reads.
export const posterWords = {
  title: '二维码海报',
  printNow: '打印这一张',
  paper: '印在一张 A4 纸上，贴在村务公开栏、便民服务点和办事大厅。',
  onlyHere:
    '现在的网址只有这台机器自己能打开，印出来别人扫不开。请管理员先设好对外的网址（PUBLIC_URL）再印。',
  heading: '有事问明白',
  scan: '手机扫一扫',
  orType: '或者在浏览器里输入：',
  free: '不用下载，不用登录，白天夜里都能问。',
  scanAlt: (address: string) => `二维码，打开 ${address}`,
  ask: '能办什么',
  asks: [
    ['问政策', '低保、特困、临时救助、残疾人补贴怎么办'],
    ['测一测', '看看您家可能符合哪一项'],
    ['投诉', '钱没发、拖着不办、态度不好'],
    ['举报', '骗保、人情保、吃拿卡要，可以不留名字'],
    ['求助', '没吃的、看不起病、孩子老人没人管'],
    ['查进度', '凭编号和查询码，看办到哪一步'],
  ],
  tipOff: '匿名举报怎么保住自己',
  tips: [
    '不用留名字和电话。交上来以后，聊天就从服务器上抹掉。',
    '您举报的人和他那一边的单位，看不到这件事。',
    '别写自己的名字、电话，也别写只有您才知道的小事。',
    '查询码只出现一次，抄在纸上，别给人看。',
    '微信自己知道是谁在用。怕人知道，就用手机浏览器打开上面的网址，别用单位的网。',
  ],
  phones: '也可以打电话',
  danger: (lines: string[]) => `有生命危险先打：${lines.join('、')}`,
  decides: (bureau: string) =>
    `答话的是机器人，能不能批、给多少，由乡镇（街道）和${bureau}按规定办。任何人要您转钱、要验证码，都是骗子。`,
} as const;
