// Services: the categories of complaints and suggestions, and what each of them asks.

import type { z } from 'zod';
import type { Office } from '../../bot/office.ts';
import { open311 as say } from '../../bot/phrases/open311.ts';
import {
  type Category,
  findCategory,
  listCategories,
  promiseFor,
} from '../../knowledge/casework/categories.ts';
import { PUBLIC_KINDS, publicCategories } from '../../knowledge/casework/openness.ts';
import { PROGRAMME_LABELS } from '../../knowledge/model.ts';
import { Faults } from './errors.ts';
import type { service, serviceDefinition } from './shapes.ts';

type Service = z.output<typeof service>;
type Definition = z.output<typeof serviceDefinition>;
type Attribute = Definition['attributes'][number];

const MOST_KEYWORDS = 12;

/** @throws Faults 400 when none is given, 404 when there is none or it is not for this interface */
export function serviceCalled(code: string | undefined): Category {
  if (code === undefined || code === '') throw new Faults(400, say.errors.serviceMissing);
  const found = findCategory(code);
  if (!found || !PUBLIC_KINDS.includes(found.kind)) throw new Faults(404, say.errors.serviceUnknown);
  return found;
}

export function listServices(office: Office): Service[] {
  const open = new Set(publicCategories());
  return PUBLIC_KINDS.flatMap((kind) => listCategories(kind)).map((category) => {
    const { id, kind, label, words } = category;
    const { workingDays } = promiseFor({ kind, category: id, urgent: false }, office.county.promises);
    return {
      service_code: id,
      service_name: label,
      description: say.service(label, workingDays, open.has(id)),
      metadata: category.questions.length > 0,
      type: 'realtime',
      keywords: words
        .filter((word) => !word.includes('…'))
        .slice(0, MOST_KEYWORDS)
        .join(', '),
      group: say.group[kind] ?? kind,
    };
  });
}

/** Benefits one may choose from. */
export const benefits: readonly { key: string; name: string }[] = Object.entries(PROGRAMME_LABELS).map(
  ([key, name]) => ({ key, name: key === 'general' ? say.otherBenefit : name }),
);

/** Every question may be left open, as in a talk: a program is not refused for less than a resident is. */
export function definitionOf({ id: service_code, questions }: Category): Definition {
  const attributes = questions.map(
    ({ id, ask }, n): Attribute => ({
      variable: true,
      code: id,
      datatype: id === 'benefit' ? 'singlevaluelist' : 'string',
      required: false,
      datatype_description: null,
      order: n + 1,
      description: ask,
      values: id === 'benefit' ? [...benefits] : [],
    }),
  );
  return { service_code, attributes };
}
