// What the bot says around a word explained.
export const glossaryWords = {
  explained: (name: string, says: string) => `${name}，就是${says}`,
  /** @param called another name of it, the resident's own */
  explainedAs: (called: string, name: string, says: string) => `“${called}”就是${name}：${says}`,
} as const;
