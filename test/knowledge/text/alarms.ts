// Owns listing what of the things people say next (knowledge/answer/going/rows.yaml) is heard as danger: hardly any of it is.
// `npx tsx test/knowledge/text/alarms.ts` prints them, each with the article read before it, its kind and its scene.
import { pathToFileURL } from 'node:url';
import { readRows } from '../../../knowledge/answer/going/rows.ts';
import { detectEmergency } from '../../../knowledge/text/emergency.ts';

/** What is heard as danger to somebody's life, of all that is said next. */
export const alarmsIn = () =>
  readRows().flatMap(({ after, say }) => {
    const heard = detectEmergency(say, 'more');
    return heard?.lifeAtStake ? [{ after, say, ...heard }] : [];
  });

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const alarms = alarmsIn();
  for (const { after, say, kind, scene = '' } of alarms) console.log(`${kind}/${scene}\t${after}\t${say}`);
  console.log(`${alarms.length} alarms`);
}
