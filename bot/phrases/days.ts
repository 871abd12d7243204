/** A period as people say it. */
export const daysWords = (days: number) => (days % 365 === 0 ? `${days / 365} 年` : `${days} 天`);
