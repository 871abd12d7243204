// Makes the pictures of the README anew: `npx tsx test/e2e/pictures.ts`. Invented people, the sample county.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, notTested, openBrowser } from './browser.ts';
import { DESK, PHONE, person, watched } from './pages.ts';
import { changePassword, fileByTalk, hire, say, signIn } from './people.ts';
import { ADMIN_PASSWORD, serve } from './serving.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
const MOST_BYTES = 200_000;
const PASSWORD = 'only-for-the-picture';

/** What came in that morning, in residents' words. */
const MORNING: readonly (readonly string[])[] = [
  ['我要投诉', '残疾人补贴停了半年没人管', '青山镇下湾村', '提交'],
  ['我要举报', '柳树坪村有一户买了小车还在吃低保', '没有了', '匿名提交'],
  ['家里困难要帮忙', '老伴住院欠了三万多，日子过不下去', '青山镇鸭子塘村', '不留电话', '提交'],
  ['我要投诉', '低保申请交上去两个月了没有回音', '青山镇上湾村', '提交'],
];

const chromium = findChromium();
if (chromium === undefined) {
  console.error(notTested());
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
const server = await serve();
const browser = await openBrowser(chromium);
const made: string[] = [];
const into = (name: string) => {
  const path = join(FOLDER, name);
  made.push(path);
  return path;
};
try {
  const resident = (await person(browser, server.address, PHONE, watched())).page;
  await resident.goto('/');
  await say(resident, '吃低保的还能申请临时救助吗');
  await say(resident, '我要投诉');
  await say(resident, '批了三个月，一分钱没到账');
  // As long as the talk, so that an answer and the beginning of a complaint stand on one picture.
  const height = (await resident.evaluate('document.documentElement.scrollHeight')) as number;
  await resident.setViewportSize({ ...PHONE, height });
  await resident.screenshot({ path: into('chat.png'), animations: 'disabled' });

  for (const talk of MORNING) await fileByTalk(server.address, talk);
  const { page } = await person(browser, server.address, DESK, watched());
  await signIn(page, 'admin', ADMIN_PASSWORD);
  const clerk = { username: 'wangfang', name: '王芳', role: '乡镇工作人员', unit: '青山镇' };
  await hire(page, clerk, `${PASSWORD}-1`);
  await page.getByRole('button', { name: '退出' }).click();
  await signIn(page, clerk.username, `${PASSWORD}-1`);
  await changePassword(page, `${PASSWORD}-1`, `${PASSWORD}-2`);
  await page.goto('/staff');
  await page.screenshot({ path: into('console.png'), animations: 'disabled' });
} finally {
  await browser.close();
  await server.stop();
  server.clear();
}
for (const path of made) {
  const { size } = statSync(path);
  console.log(`${path}  ${size} bytes`);
  if (size >= MOST_BYTES) throw new Error(`${path} is larger than ${MOST_BYTES} bytes`);
}
