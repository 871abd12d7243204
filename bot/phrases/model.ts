// Words about words a model made: residents must see that they were (人工智能生成合成内容标识办法).
export const modelWords = {
  made: '（这段话是人工智能照下面的文件改写的，以文件和窗口答复为准。）',
} as const;
