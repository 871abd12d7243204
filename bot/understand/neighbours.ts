// Owns which article says whose a neighbour's field is; the desk that sends somebody away owes him the right door.
import type { Neighbour } from './scope.ts';

/** Fields without an entry have no owner worth naming (weather, shopping lists): the general line will do. */
const articles: Partial<Record<Neighbour, string>> = {
  bank: 'neighbour-bank',
  housing_fund: 'neighbour-housing-fund',
  medical_insurance: 'neighbour-medical-insurance',
  pension: 'neighbour-pension',
  labour: 'neighbour-wages',
  public_housing: 'neighbour-public-housing',
  danger_house: 'neighbour-dangerous-house',
  land: 'neighbour-land',
  disability_service: 'neighbour-disability-certificate',
  poverty: 'neighbour-rural-revival',
  veterans: 'neighbour-veterans',
  marriage: 'neighbour-marriage',
  funeral: 'neighbour-funeral',
  police: 'neighbour-hukou',
  schooling: 'neighbour-school',
  health_service: 'neighbour-health',
  birth: 'neighbour-family-planning',
  law: 'neighbour-debt',
  maintenance: 'old-age-not-supported',
  city: 'neighbour-noise',
  consumer: 'neighbour-shopping',
  village_affairs: 'neighbour-village-affairs',
  elder_care: 'neighbour-elder-home',
  disaster: 'disaster-aid',
  tax: 'neighbour-tax',
  other_benefit: 'neighbour-work-benefits',
  office_hours: 'office-hours',
};

/** Id of the article about a field, undefined when none says whose it is. */
export const articleAbout = (neighbour: Neighbour): string | undefined => articles[neighbour];
