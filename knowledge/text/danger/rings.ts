// Owns hearing that somebody believes a machine rings for him: 救护车来了吗, 120叫了没, 你先告诉我邻居打120.
const AMBULANCE = '(?:救护车|急救车|120)';
const RINGS = new RegExp(
  `${AMBULANCE}[^,，。]{0,6}(?:来|到|叫|打|喊|派)(?:了|到)*(?:吗|没有?|么|不|[?？])|` +
    '(?:你|您)(?:们)?(?:先|快|能不能|可以|就)*(?:帮|替|给)?(?:我|俺)?(?:告诉|通知|打给|打电话给|喊|叫)(?:一声|一下)?(?:我|俺)?[^,，。]{0,4}(?:邻居|家里|村里|儿子?|女儿?|老[公婆伴])|' +
    `(?:你|您)(?:们)?[^,，。]{0,4}(?:打|叫|拨)(?:个|下|过|了)*${AMBULANCE}`,
);

/** @param clean as `normalise()` leaves it */
export const believesWeRing = (clean: string): boolean => RINGS.test(clean);
