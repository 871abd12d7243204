// Owns the words an article must not say: outdated names, rules that no longer hold, promises nobody may make.

interface Rule {
  readonly pattern: RegExp;
  /** Why, and what to say instead, for the officer who mends it. */
  readonly reason: string;
  /** The word may stand in a sentence that says it is the old one. */
  readonly unlessOld?: true;
}

const SAID_AS_OLD = /以前|过去|原来|原先|从前|早先|旧|老叫法|老话|改叫|改称|不再|取消了|现在叫/;

/** Old papers still say these; repeating them as current misleads (policy facts, seed content not to be served). */
const OUTDATED: readonly Rule[] = [
  { pattern: /五保/, reason: '“五保”已改称特困，只能作为老叫法提到', unlessOld: true },
  {
    pattern: /支出型困难家庭|支出型贫困/,
    reason: '现在叫“刚性支出困难家庭”，老名称只能作为老叫法提到',
    unlessOld: true,
  },
  { pattern: /建档立卡/, reason: '建档立卡是脱贫攻坚时期的做法，不能当现行政策说', unlessOld: true },
  {
    pattern: /低于[^。；，]{0,6}平均水平/,
    reason: '低保看的是当地低保标准，不是平均水平（社会救助法第十八条）',
  },
  {
    pattern: /(必须|都要|一律|都得|应当)[^。；，不]{0,6}民主评议/,
    reason: '民主评议只在公示有异议时才开（最低生活保障审核确认办法第十九条）',
    unlessOld: true,
  },
  {
    pattern: /按(季|季度|月)(复核|核查|复查)/,
    reason: '现在只分每年、每半年核查（最低生活保障审核确认办法第三十一条）',
    unlessOld: true,
  },
  {
    pattern: /按季(度)?(发放|发钱|发低保)/,
    reason: '低保金按月发（社会救助法第十八条）',
    unlessOld: true,
  },
  {
    pattern: /(名额|指标)[^。；，]{0,4}(满了|已满|用完|有限|不够|控制)/,
    reason: '救助不设名额，符合条件的都应保（兜底工作通知第一部分）',
    unlessOld: true,
  },
  {
    pattern:
      /有(小?汽?车|房|商品房|存款|退休金|养老金|营业执照|公积金)[^。；]{0,8}(?<!不是|并不|不会|不能|不得|不应)(一律|一概)[^。；]{0,8}(不|取消|退|停)/,
    reason: '不能不查家庭状况就按某一样东西一概排除（兜底工作通知第一部分）',
    unlessOld: true,
  },
  {
    pattern: /只(保|给)[^。；，]{0,6}(一个人|个别成员|其中一)/,
    reason: '整户符合条件的不得只保个别成员（兜底工作通知第一部分）',
    unlessOld: true,
  },
];

/** Only a person decides; nothing the bot says may sound as if the answer were yes. */
const PROMISES: readonly Rule[] = [
  /(?<!不)一定(能|会|可以)(批|办成|办下来|通过|拿到|领到|评上|享受)/,
  /(?<!不)肯定(能|会|可以|批)/,
  /(?<!不|不能|没法|无法|不敢)保证(能|会|你|您|可以)?(通过|批|办成|领到|拿到)/,
  /(?<!不)准能(批|办|通过|领)/,
  /包(你|您)?(通过|办成|批|领到)/,
  /(?<!不是)(百分百|百分之百|绝对)(能|会|可以|通过|批)/,
].map((pattern) => ({ pattern, reason: '不能许诺结果，能不能批要由工作人员按规定审核' }));

/** Every forbidden wording in a line, with the reason. */
export function forbiddenWords(line: string): { words: string; reason: string }[] {
  return line.split(/(?<=[。！？；])/).flatMap((sentence) =>
    [...OUTDATED, ...PROMISES].flatMap(({ pattern, reason, unlessOld }) => {
      const found = pattern.exec(sentence)?.[0];
      if (found === undefined || (unlessOld && SAID_AS_OLD.test(sentence))) return [];
      return [{ words: found, reason }];
    }),
  );
}
