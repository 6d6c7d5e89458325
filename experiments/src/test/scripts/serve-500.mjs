// The page of 'adaptarium serve' with 500 runs in a real Chromium: how long until the table stands, what it holds, what it asks for, what it complains of, what a
// page of another origin can do with it; and pictures.
//
//   npm install playwright-core            (once, anywhere; NODE_PATH or the folder above tells node)
//   node serve-500.mjs RUN_FOLDER [PICTURES]
//
// RUN_FOLDER is an evaluated run, which is copied 500 times. ADAPTARIUM names another program than the one of this source tree, CHROMIUM another browser.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const { chromium } = createRequire(path.join(process.env.NODE_PATH || process.cwd(), 'x'))('playwright-core');
const home = fileURLToPath(new URL('../../../../', import.meta.url));
const program = process.env.ADAPTARIUM || path.join(home, 'adaptarium');
const [original, pictures] = process.argv.slice(2);
const runs = fs.mkdtempSync(path.join(os.tmpdir(), 'serve-'));
const failures = [];
function check(what, holds) {
  console.log((holds ? 'yes  ' : 'NO   ') + what);
  if (!holds) failures.push(what);
}

const study = [];
for (let i = 0; i < 500; i++) {
  const name = i === 7 ? '<img src=x onerror=document.title=1>' : 'run' + String(i).padStart(3, '0');
  const folder = i < 480 ? path.join(runs, name) : path.join(runs, 'small-study', name);
  fs.cpSync(original, folder, { recursive: true, filter: file => !file.endsWith('checkpoints') });
  if (i >= 480) study.push({ run: name, config: i % 2 ? 'rl2.yaml' : 'maml.yaml', settings: ['seed=' + i], special: [], family: 'CartPole-v0' });
}
fs.writeFileSync(path.join(runs, 'run008', 'tags.json'), JSON.stringify({ tags: ['x'], note: '<script>document.title="broken"</script>' }));
fs.writeFileSync(path.join(runs, 'small-study', 'study.json'), JSON.stringify({ format: 'adaptarium study 1', command: 'study', runs: study }));

const server = spawn(program, ['serve', '--port', '0', '--runs', runs], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise(resolve => server.stdout.on('data', text => {
  const found = String(text).match(/http:\/\/\S+/);
  if (found) resolve(found[0]);
}));
await fetch(address + 'data/runs.json'); // the index is made once
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const complaints = [];
  const asked = [];
  async function open(options) {
    const page = await browser.newPage(options);
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('request', request => asked.push(request.url()));
    return page;
  }
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const rows = () => page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 500, null, { timeout: 60000, polling: 'raf' });
  const times = [];
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    await page.goto(address);
    await rows();
    times.push(performance.now() - start);
  }
  console.log('loads in ' + times.map(time => time.toFixed(0) + ' ms').join(', ') + '; load average ' + os.loadavg()[0].toFixed(1) + ' on ' + os.cpus().length + ' cores');
  check('the best of three loads takes under 2 s', Math.min(...times) < 2000);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const heap = (await session.send('Performance.getMetrics')).metrics.find(metric => metric.name === 'JSHeapUsedSize').value / 1e6;
  const renderers = fs.readdirSync('/proc').filter(id => /^\d+$/.test(id)).filter(id => {
    try { return fs.readFileSync('/proc/' + id + '/cmdline', 'utf8').includes('--type=renderer') && fs.readFileSync('/proc/' + id + '/cmdline', 'utf8').includes('playwright'); } catch { return false; }
  }).map(id => { try { return +fs.readFileSync('/proc/' + id + '/smaps_rollup', 'utf8').match(/^Pss:\s+(\d+)/m)[1] / 1000; } catch { return 0; } });
  const memory = Math.max(0, ...renderers);
  console.log('script heap ' + heap.toFixed(1) + ' MB, greatest renderer ' + memory.toFixed(0) + ' MB (proportional set size)');
  check('the page holds under 300 MB', memory > 0 && memory < 300);
  check('a name is text', await page.locator('text=<img src=x onerror=document.title=1>').count() === 1 && await page.locator('td img').count() === 0);
  check('a note is text', (await page.title()) === 'Adaptarium: runs');
  if (pictures) await page.screenshot({ path: path.join(pictures, 'runs-light.png') });

  await page.fill('input[type=search]', 'run01');
  check('search narrows the table', await page.locator('tbody tr').count() === 10);
  for (const box of (await page.locator('tbody input').all()).slice(0, 3)) await box.check();
  await page.click('text=Over each other');
  await page.waitForSelector('.u-over');
  check('three runs lie over each other', await page.locator('.u-legend .u-series').count() >= 4);
  await page.locator('.u-legend .u-series').nth(1).locator('th').click();
  check('a press on the legend hides a curve', await page.locator('.u-legend .u-series.u-off').count() === 1);
  const plot = await page.locator('.u-over').boundingBox();
  await page.mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 2);
  await page.waitForTimeout(200);
  check('the pointer reads values', /\d/.test(await page.locator('.u-legend .u-value').nth(1).textContent()));
  await page.locator('label input[type=checkbox]').check();
  await page.waitForSelector('text=mean of 3');
  check('a mean with a band', await page.locator('text=mean of 3').count() > 0);
  await page.locator('input[type=range]').fill('20');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('text=numbers').first().click()]);
  check('the numbers can be taken home', (await fs.promises.readFile(await download.path(), 'utf8')).split('\n').length > 10);
  if (pictures) await page.screenshot({ path: path.join(pictures, 'over-band.png'), fullPage: true });

  await page.goto(address);
  await page.click('text=Study small-study');
  await page.waitForSelector('text=10 of 10');
  check('a study is a matrix', await page.locator('tbody tr').count() === 2);
  if (pictures) await page.screenshot({ path: path.join(pictures, 'study.png') });
  await page.locator('tbody td a').first().click();
  await page.waitForSelector('.u-over');
  check('a cell leads to its curves', await page.locator('text=10 runs over each other').count() === 1);

  await page.goto(address);
  await page.click('text=run100');
  await page.waitForSelector('.u-over');
  check('a run shows its adaptation', await page.locator('text=Adaptation on test tasks').count() > 0);
  const films = page.locator('.films img');
  if (await films.count()) {
    await films.first().scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('.films img').naturalWidth > 0);
    check('its films are shown', true);
  } else console.log('     the run that was copied has no films');
  if (pictures) {
    await page.screenshot({ path: path.join(pictures, 'run.png'), fullPage: true });
    const dark = await open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark', deviceScaleFactor: 2 });
    await dark.goto(page.url());
    await dark.waitForSelector('.u-over');
    await dark.screenshot({ path: path.join(pictures, 'phone-dark.png') });
    await dark.goto(address);
    await dark.waitForSelector('tbody tr');
    check('a phone does not scroll sideways', await dark.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await dark.screenshot({ path: path.join(pictures, 'phone-dark-runs.png') });
  }
  check('no error on the console: ' + JSON.stringify(complaints), complaints.length === 0);
  check('no request beyond the loopback address', asked.every(url => /^(http:\/\/127\.0\.0\.1:|blob:http:\/\/127\.0\.0\.1:|data:)/.test(url)));

  const elsewhere = http.createServer((request, answer) => { answer.setHeader('Content-Type', 'text/html'); answer.end('<title>elsewhere</title>'); });
  await new Promise(resolve => elsewhere.listen(0, '127.0.0.1', resolve));
  const other = await browser.newPage();
  await other.goto('http://localhost:' + elsewhere.address().port);
  const tried = await other.evaluate(async target => {
    const read = {};
    for (const mode of ['cors', 'no-cors']) {
      try { const answer = await fetch(target + 'data/runs.json', { mode }); read[mode] = (await answer.text()).length; } catch (e) { read[mode] = 'refused'; }
    }
    try { const answer = await fetch(target, { method: 'POST', mode: 'no-cors', body: 'x' }); read.post = answer.type === 'opaque' ? (await answer.text()).length : answer.status; } catch (e) { read.post = 'refused'; }
    const loaded = (tag, attribute) => new Promise(resolve => {
      const made = document.createElement(tag);
      made.onload = () => resolve('loaded');
      made.onerror = () => resolve('refused');
      made[attribute] = target + 'app.js';
      document.body.append(made);
    });
    read.script = await loaded('script', 'src');
    const frame = document.createElement('iframe');
    frame.src = target;
    document.body.append(frame);
    await new Promise(resolve => setTimeout(resolve, 1000));
    try { read.frame = frame.contentDocument ? frame.contentDocument.body.innerText.length : 'refused'; } catch (e) { read.frame = 'refused'; }
    return read;
  }, address);
  elsewhere.close();
  console.log('another origin: ' + JSON.stringify(tried));
  check('another origin reads and starts nothing', ['cors', 'no-cors', 'post', 'script', 'frame'].every(way => tried[way] === 'refused' || tried[way] === 0));
} finally {
  await browser.close();
  server.kill();
  fs.rmSync(runs, { recursive: true });
}
process.exitCode = failures.length ? 1 : 0;
