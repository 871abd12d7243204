// `county check`: what a county's pack lacks or contradicts.
import { existsSync } from 'node:fs';
import { readBase } from '../../knowledge/base.ts';
import { checkCounty, type Finding } from '../../knowledge/jurisdictions/check.ts';
import { type County, CountyError, loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import type { IsoDate } from '../../knowledge/model.ts';
import { recordedOver } from '../../knowledge/recorded.ts';
import type { Settings } from './settings.ts';
import { recordedFigures } from './standards.ts';
import { type ExitCode, Refused, type Terminal } from './terminal.ts';

/**
 * Prints every finding and a closing line of counts. Only errors give 1: with gaps a county can be served, the bot
 * then says who knows.
 * @throws Refused with each fault as `file:line …` when the pack cannot be read
 */
export async function checkPack(
  id: string,
  today: IsoDate,
  terminal: Terminal,
  settings: Pick<Settings, 'databaseFile'>,
): Promise<ExitCode> {
  const county = readPack(id);
  // What the office has recorded itself is no gap; before its first start there is no database to ask.
  const recorded = existsSync(settings.databaseFile) ? await recordedFigures(settings.databaseFile) : [];
  const own = recorded.filter(({ region }) => region === county.code);
  return reportCounty({ ...county, standards: recordedOver(county.standards, own) }, today, terminal);
}

export function reportCounty(county: County, today: IsoDate, terminal: Terminal): ExitCode {
  const findings = checkCounty(
    county,
    today,
    readBase().local.map(({ value }) => value),
  );
  for (const { level, where, message } of findings) terminal.say(`${level.padEnd(5)} ${where}：${message}`);
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const villages = county.townships.reduce((sum, township) => sum + township.villages.length, 0);
  terminal.say(
    `${county.id} ${county.name}: ${county.townships.length} townships, ${villages} villages; ` +
      `${count('error')} errors, ${count('gap')} gaps, ${count('note')} notes.`,
  );
  return count('error') === 0 ? 0 : 1;
}

function readPack(id: string): County {
  try {
    return loadCounty(id);
  } catch (error) {
    if (error instanceof CountyError) throw new Refused(error.message);
    throw error;
  }
}
