// Opens an HTML film in headless Chromium and tries everything a reader can do: scrub, step, play, speed, overlays, keys. Fails on a console error, a
// network request, or a control that does nothing. Run by hand:
//
//   npm install --prefix target/replay-check playwright-core
//   NODE_PATH=target/replay-check/node_modules node render/src/test/scripts/replay-check.mjs FILM.html FOLDER [CHROMIUM]
//
// FOLDER gets screenshots at desktop and phone width. CHROMIUM is the browser's path, /usr/bin/chromium if left out.
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { chromium } = createRequire(resolve(process.env.NODE_PATH) + '/')('playwright-core');
const [film, folder, browserPath = '/usr/bin/chromium'] = process.argv.slice(2);
if (!film || !folder) {
  console.error('usage: replay-check.mjs FILM.html FOLDER [CHROMIUM]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const address = pathToFileURL(resolve(film)).href;
const problems = [];
const expect = (holds, what) => {
  console.log((holds ? 'ok      ' : 'FAILED  ') + what);
  if (!holds) problems.push(what);
};

const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const requests = [];
page.on('request', r => { if (r.url() !== address && !r.url().startsWith('data:')) requests.push(r.url()); });
page.on('console', m => { if (m.type() === 'error') problems.push('console: ' + m.text()); });
page.on('pageerror', e => problems.push('error: ' + e.message));
await page.goto(address);
await page.waitForSelector('body[data-ready=true]', { timeout: 30000 });

const picture = () => page.evaluate(() => {
  const canvas = document.getElementById('picture');
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let hash = 0;
  for (let i = 0; i < data.length; i += 4) hash = (hash * 31 + data[i] * 65536 + data[i + 1] * 256 + data[i + 2]) | 0;
  return hash;
});
const at = () => page.$eval('#scrub', s => Number(s.value));
const last = await page.$eval('#scrub', s => Number(s.max));
const scrub = async n => {
  await page.$eval('#scrub', (s, v) => { s.value = v; s.dispatchEvent(new Event('input')); }, n);
};

expect(last > 0, 'the film has ' + (last + 1) + ' frames');
const first = await picture();
await scrub(Math.floor(last / 2));
expect(await at() === Math.floor(last / 2), 'the scrubber moves');
expect(await picture() !== first, 'another frame is another picture');
await page.screenshot({ path: folder + '/middle.png', fullPage: true });
await scrub(0);
expect(await picture() === first, 'the same frame is the same picture');
await page.click('#forward');
expect(await at() === 1, 'the button steps on');
await page.click('#back');
expect(await at() === 0, 'the button steps back');
await page.click('#picture');
await page.keyboard.press('ArrowRight');
await page.keyboard.press('ArrowRight');
await page.keyboard.press('ArrowLeft');
expect(await at() === 1, 'arrow keys step');
await page.keyboard.press('End');
expect(await at() === last, 'the End key goes to the last frame');
await page.keyboard.press('Home');
expect(await at() === 0, 'the Home key goes to the first frame');
await page.keyboard.press(' ');
await page.waitForFunction(() => Number(document.getElementById('scrub').value) > 2, null, { timeout: 10000 });
await page.keyboard.press(' ');
const paused = await at();
await page.waitForTimeout(300);
expect(await at() === paused, 'space plays and pauses');
await page.selectOption('#speed', '4');
await page.click('#play');
await page.waitForFunction(m => Number(document.getElementById('scrub').value) === m, last, { timeout: 60000 });
expect((await page.textContent('#play')) === 'Play', 'it plays to the end and stops there');
const speedBefore = await page.$eval('#speed', s => s.value);
await page.click('#picture');
await page.keyboard.press('-');
expect(await page.$eval('#speed', s => s.value) !== speedBefore, 'the minus key slows it down');

await scrub(Math.floor(last / 2));
const boxes = await page.$$('#overlays input');
expect(boxes.length === 9, 'nine overlays can be switched');
let effects = 0;
for (let i = 0; i < boxes.length; i++) {
  const before = await picture();
  await page.keyboard.press(String(i + 1));
  if (await picture() !== before) effects++;
}
expect(effects >= 3, effects + ' overlays change the picture');
await page.screenshot({ path: folder + '/overlays.png', fullPage: true });
const theme = await page.$eval('html', h => h.dataset.theme);
await page.click('#theme');
expect(await page.$eval('html', h => h.dataset.theme) !== theme, 'the page changes between light and dark');
await page.screenshot({ path: folder + '/theme.png', fullPage: true });
await page.click('#theme');
await page.setViewportSize({ width: 390, height: 844 });
await page.waitForTimeout(100);
const wide = await page.evaluate(() => document.documentElement.scrollWidth);
expect(wide <= 390, 'on a phone nothing is wider than the screen (' + wide + ' px)');
await page.screenshot({ path: folder + '/phone.png', fullPage: true });
expect(requests.length === 0, 'no network request' + (requests.length ? ': ' + requests.join(', ') : ''));
await browser.close();
for (const problem of problems) console.error('problem: ' + problem);
process.exit(problems.length ? 1 : 0);
