// What the office knows, for reading: articles, standards, places, and the self-check without the talk.
import { Hono } from 'hono';
import { z } from 'zod';
import type { Office } from '../../bot/office.ts';
import { assess } from '../../knowledge/eligibility/assess.ts';
import { householdFactsSchema } from '../../knowledge/eligibility/facts.ts';
import { PROGRAMME_CODES } from '../../knowledge/model.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { readBody, readQuery } from '../body.ts';
import { Problem } from '../problem.ts';

const asked = z.string().trim().min(1).max(200);
const articleQuery = z.strictObject({ q: asked.optional(), programme: z.enum(PROGRAMME_CODES).optional() });
export const standardQuery = z.strictObject({ asOf: z.iso.date('日期要写成 2026-01-31 的样子').optional() });
const placeQuery = z.strictObject({ q: asked });

export function knowledgeRoutes(office: Office): Hono {
  const app = new Hono();

  app.post('/assess', async (c) => {
    const facts = await readBody(c, householdFactsSchema);
    return c.json(assess(facts, { ...office.knowledge, guides: office.guides, today: office.today() }));
  });

  app.get('/articles', (c) => {
    const { q, programme } = readQuery(c, articleQuery);
    const found = q ? office.answerer.find(q, 20).map(({ article }) => article) : office.knowledge.articles;
    const items = found
      .filter((article) => programme === undefined || article.programme === programme)
      .map(({ id, title, programme, aspect, inForce, reviewed }) => ({
        id,
        title,
        programme,
        aspect,
        inForce,
        reviewed,
      }));
    return c.json({ items });
  });

  app.get('/articles/:id', (c) => {
    const read = office.answerer.read(c.req.param('id'));
    if (!read) throw new Problem(404, '没有这条政策问答。');
    const { article, text, citations, illustrative, missing } = read;
    const { id, title, programme, aspect, region, inForce, reviewed, reviewBy, links } = article;
    const sources = citations.map(({ title, number, clause, effectiveFrom }) => ({
      title,
      number,
      clause,
      effectiveFrom,
    }));
    return c.json({
      id,
      title,
      programme,
      aspect,
      region,
      text,
      sources,
      inForce,
      reviewed,
      reviewBy,
      links,
      illustrative,
      missing,
    });
  });

  app.get('/standards', (c) => {
    const { asOf = office.today() } = readQuery(c, standardQuery);
    return c.json({ asOf, items: office.knowledge.standards.all(asOf) });
  });

  app.get('/places', (c) => {
    const { q } = readQuery(c, placeQuery);
    const items = office.gazetteer.find(normalise(q)).map(({ township, village, score, how, text }) => ({
      township,
      ...(village ? { village } : {}),
      score,
      how,
      text,
    }));
    return c.json({ items });
  });

  return app;
}
