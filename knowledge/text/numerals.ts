// Owns the front door to numbers people write: integers, counts, money, ages, lengths of time.
export { type Money, parseMoney } from './money.ts';
export { type NumberFound, readNumbers } from './number-reader.ts';
export {
  type Duration,
  parseAge,
  parseCount,
  parseDuration,
  parseInteger,
  parsePeople,
  type Quantity,
} from './quantities.ts';
