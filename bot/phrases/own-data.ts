// What the bot says of what is kept about the resident in the talk, and of erasing it. Plain words, true ones.
const lines = (...sentences: string[]) => sentences.join('\n');

export const ownDataWords = {
  head: '这个聊天里存着这些：',
  place: (place: string) => `· 您说过的地方：${place}`,
  talk: (days: number) => `· 这段聊天本身，锁着，${days} 天没人用就自动删`,
  check: '· 刚做的自测，第二天忘掉',
  saved: (count: number) => `· 您让存的自测：${count} 份，到期自动删`,
  subscription: '· 您同意的变化通知',
  files: (count: number) => `· 还没交的文件：${count} 个，一小时后自动删`,
  aCase: (kind: string, number: string, status: string, contact: boolean) =>
    `· ${kind} ${number}，${status}${contact ? '，留了联系方式' : ''}`,
  more: (count: number) => `· 还有更早的 ${count} 件`,
  anonymous: '匿名举报跟您连不上，这里查不到也删不了：用编号和查询码看它。',
  elsewhere: '别的手机、别的聊天里说的，要到那里去查。',
  erase: '删除我的信息',
  ask: (cases: number) =>
    lines(
      '确定删吗？聊天记录、说过的地方、存的自测、变化通知马上删，删了找不回来。',
      ...(cases > 0 ? ['已经结束的诉求，您留的联系方式一起删。正在办的先留着，办完再来删。'] : []),
    ),
  yes: '确定删除',
  no: '不删了',
  erased: '删好了：聊天记录、说过的地方、存的自测、变化通知都没有了。',
  contacts: (count: number) => `${count} 件已经结束的诉求，您留的联系方式也删了。`,
  running: (numbers: string) => `${numbers} 还在办，联系方式要留到办完，办完再来说一声就删。`,
  held: (numbers: string) => `${numbers} 依法要先留着（比如打官司、审计要用），联系方式现在不能删。`,
  archive: (kept: string) => `诉求的内容办完后留 ${kept}，到期自动删；办理经过是档案，机器人不能删。`,
} as const;
