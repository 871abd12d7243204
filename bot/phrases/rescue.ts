// What is said once urgent help has been filed: nothing more is needed, but where and how to call back saves time.

export const rescue = {
  started: '我先报上去，细节后面再补。',
  place: '人在哪个乡镇、哪个村？说了他们好找；说不清也不要紧，县里已经收到。',
  placeHint: '没认出是哪里。说个乡镇、村子的名字，或者旁边有什么，选“说不清”也行。',
  contact: '留个电话，工作人员好马上找到您。不方便就选“不留电话”。',
  when: (days: number, numbers: string) =>
    `已经报上去了，说好 ${days} 个工作日内有人找您。等不及，现在就打 ${numbers}。`,
  /** What may be done till somebody comes, where it is told what is missing. */
  contactHint: '没看出电话号码。再说一遍，或者选“不留电话”。',
  contactNone: '不留电话',
  completed: '补上了，办的人看得到。',
  /** 救护车来了吗, 你先告诉我邻居: nothing of the kind is in a machine's power, and nobody must believe it is. */
  ringsNobody:
    '我打不了电话：救护车没有替您叫，邻居、家里人也没有替您通知，车到哪了我看不到。请您现在打给身边的人问；还没叫的，让他马上在当地拨 120。',
  left: '好。已经报上去的照样办，拿编号和查询码随时来看。',
  /** Who has no telephone is sought, and is not told to ring. */
  doneUncalled:
    '好，没有电话也行，办的人会照您说的地方尽快找您。等不及，请邻居、路人帮着打；要看办到哪了，拿编号和查询码来。',
  done: '好，办的人会尽快找您。情况变急了，先打电话。',
};
