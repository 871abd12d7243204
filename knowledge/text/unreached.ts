// Owns hearing that nobody answers a number that was given; a son's telephone is no line of anybody's office.

const RINGS = '(?:电话|号码?|热线|那头|12\\d{3}|1[12][09]|打|拨)';
/** In one clause of text in the form of `normalise()`. */
export const UNREACHED = new RegExp(
  `${RINGS}[^,，。;!?]{0,10}(?:打不(?:通|进|出)|不通|没(?:有)?(?:人)?(?:接|理)|冇人接|不接|占线|无人接|关机|空号|停机)|^(?:还是|都|也|就是|一直|老|总|是)*(?:打不(?:通|进)|没(?:有)?人接|冇人接|占线|不通|不接)|没打通`,
);
const KIN =
  '(?:他|她|儿子?|女儿?|闺女|家属|亲戚|老公|老婆|丈夫|妻子|男人|媳妇|爸|妈|爹|娘|哥|弟|姐|妹|老板|邻居)';
const OF_KIN = new RegExp(`${KIN}[^,，。;!?]{0,8}(?:电话|手机|打不通|不接|没人接|关机)`);
const NUMBER = /(?<!\d)1\d{2,4}(?!\d)/;

/** 他妈走了四个月了 电话打不通: it is hers, whoever is spoken of just before. */
const OF_WHOM = new RegExp(`${KIN}[^。;!?]{0,16}(?:电话|手机|打不通|不接|没人接|关机)`);

/** Whether it is somebody's own telephone. */
export const isOfKin = (clean: string): boolean => OF_KIN.test(clean) && !NUMBER.test(clean);

/** The number of a line nobody answers, '' where it is not named; undefined where nothing of the kind is told. */
export function unreachedIn(clean: string): string | undefined {
  const number = NUMBER.exec(clean)?.[0];
  if (number === undefined && OF_WHOM.test(clean)) return undefined;
  return clean.split(/[,，。;；!！?？\s]+/).some((clause) => UNREACHED.test(clause))
    ? (number ?? '')
    : undefined;
}
