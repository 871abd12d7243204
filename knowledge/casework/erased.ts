/** What stands where words stood, for whoever may read the case. */
export const ERASED = '已按规定删除';
