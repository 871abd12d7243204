// Cases for tests, filed the way a talk files them.
import { type Filed, fileReport } from '../../bot/filing.ts';
import type { Office } from '../../bot/office.ts';
import type { Report } from '../../bot/reports.ts';

/** Townships of the sample county. */
export const CITY = '999901001';
export const GREEN = '999901101';
export const WHITE = '999901102';
export const PEACE = '999901103';

export const complaint = (more: Partial<Report> = {}): Report => ({
  kind: 'complaint',
  text: '青山镇的低保金三个月没有到账，问了几回都说再等等。',
  place: { township: GREEN },
  mentioned: [GREEN],
  ...more,
});

/** A tip-off about the township's own people: the discipline desk's alone. */
export const townshipTip = (more: Partial<Report> = {}): Report => ({
  kind: 'tip_off',
  text: '青山镇政府的人办低保要红包。',
  place: { township: GREEN },
  mentioned: [GREEN],
  accused: 'township',
  ...more,
});

/** A tip-off about the county bureau: nobody but the discipline desk may know. */
export const countyTip = (more: Partial<Report> = {}): Report => ({
  kind: 'tip_off',
  text: '县民政局的人截留救助款。',
  mentioned: [],
  accused: 'county',
  ...more,
});

/** Files it and waits for the disk. */
export const file = (
  office: Office,
  report: Report,
  context: { follower?: string; resend?: string } = {},
): Promise<Filed> => office.db.unit((tx) => fileReport(tx, office, report, context));
