// Owns how an article stands to the one that was read last: the same, of the same programme, linked by its editor …
import type { Article } from '../../model.ts';

/** The ways in which one may stand to another; what each counts is learnt. */
export const FLAGS = ['same', 'programme', 'general', 'family', 'linked', 'aspect'] as const;

/** Articles of one family begin alike: neighbour-school, neighbour-school-fees. */
const familyOf = (id: string): string => id.split('-').slice(0, 2).join('-');

/**
 * Adds to `order`, for each article, what its standing to `last` counts.
 * @param weights one for each of `FLAGS`
 */
export function createStanding(articles: readonly Article[]) {
  const families = articles.map(({ id }) => familyOf(id));
  const numbers = new Map(articles.map(({ id }, i) => [id, i]));
  return {
    /** Whether each of `FLAGS` holds between two articles by number. */
    flags(last: number, other: number): boolean[] {
      const [a, b] = [articles[last] as Article, articles[other] as Article];
      const isSame = last === other;
      const isAlike = !isSame && a.programme === b.programme;
      return [
        isSame,
        isAlike && b.programme !== 'general',
        isAlike && b.programme === 'general',
        !isSame && families[last] === families[other],
        a.links.some((link) => numbers.get(link) === other),
        !isSame && a.aspect === b.aspect,
      ];
    },
    add(order: Float64Array, last: number, weights: readonly number[]): void {
      const [ofSame = 0, ofProgramme = 0, ofGeneral = 0, ofFamily = 0, ofLink = 0, ofAspect = 0] = weights;
      const { programme, aspect, links } = articles[last] as Article;
      const ofAlike = programme === 'general' ? ofGeneral : ofProgramme;
      for (let k = 0; k < order.length; k++) {
        const other = articles[k] as Article;
        if (k === last) continue;
        let more = 0;
        if (other.programme === programme) more += ofAlike;
        if (families[k] === families[last]) more += ofFamily;
        if (other.aspect === aspect) more += ofAspect;
        order[k] = (order[k] as number) + more;
      }
      order[last] = (order[last] as number) + ofSame;
      for (const link of new Set(links)) {
        const at = numbers.get(link);
        if (at !== undefined) order[at] = (order[at] as number) + ofLink;
      }
    },
  };
}
