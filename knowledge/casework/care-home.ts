// Owns hearing that somebody is ill-treated in a home for the old: those homes are mostly the townships' own.

/** Whoever is beaten or starved in one is not helped by the one who runs it. */
const CARE_HOME = /敬老院|养老院|福利院|护理院|光荣院|供养(?:机构|中心|院)/;
const ILL_TREATED =
  /打(?!饭|水|电话|针|扫|工|听|开|算|牌|麻将)|骂|揍|踢|绑|捆|虐待|欺负|关(?:着|起来|在)|不(?:给|让)[^,，。;]{0,3}(?:吃|饭|喝|水|药|出)|饿|克扣|扣[^,，。;]{0,4}钱|收走|没收/;

/** Whether a home for the old, or whoever works in one, is spoken of. @param text as `normalise()` leaves it */
export const namesCareHome = (text: string): boolean => CARE_HOME.test(text) || /护工|护理员/.test(text);

/** @param text as `normalise()` leaves it */
export const isIllTreatedInHome = (text: string): boolean => CARE_HOME.test(text) && ILL_TREATED.test(text);
