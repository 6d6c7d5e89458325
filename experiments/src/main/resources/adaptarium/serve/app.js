'use strict';
// The page of 'adaptarium serve': a table of runs, one run, or several over each other. Every text goes in as text, never as HTML.
const page = document.getElementById('page');
const isFile = location.protocol === 'file:';
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#b8860b', '#56b4e9', '#6a51a3', '#7a6a5a', '#a50f5e', '#4d7c0f'];
const MOST_OF_A_BAND = 4000; // points: more cannot be told apart on a screen
const waiting = {};
const chosen = new Set();
let charts = [];
let pending = []; // charts that are drawn when they have a place
let timer = 0;
let order = { column: 'begun', down: true };
let words = '';

// Where the page is a file, data comes as scripts: a browser lets no file read another.
window.adaptariumData = (name, value) => waiting[name] && waiting[name](value);
function load(name) {
  if (!isFile) {
    return fetch('data/' + name + '.json').then(answer => {
      if (!answer.ok) throw new Error(name + ': ' + answer.status);
      return answer.json();
    });
  }
  return new Promise((resolve, reject) => {
    waiting[name] = resolve;
    const script = document.createElement('script');
    script.src = 'data/' + name + '.js';
    script.onerror = () => reject(new Error(name + ' was not exported'));
    document.head.append(script);
  });
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  }
  made.append(...children.map(child => (child instanceof Node ? child : String(child))));
  return made;
}

function figure(value) {
  if (typeof value !== 'number') return '';
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2).replace('-', '−');
}

// A number on an axis.
function short(value) {
  if (value == null) return '';
  const size = Math.abs(value);
  const [by, unit] = size >= 1e9 ? [1e9, 'G'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  return String(+(value / by).toPrecision(4)).replace('-', '−') + unit;
}

function show(...children) {
  charts.forEach(chart => chart.destroy());
  charts = [];
  page.replaceChildren(...children);
  pending.splice(0).forEach(draw => draw());
}

// Draws something in a place of the page anew, without the rest of it.
function redrawn(place, section) {
  const before = charts.length;
  place.replaceChildren(section);
  pending.splice(0).forEach(draw => draw());
  const drawn = charts.splice(before);
  charts = charts.filter(chart => !(place.drawn || []).includes(chart)).concat(drawn);
  (place.drawn || []).forEach(chart => chart.destroy());
  place.drawn = drawn;
}

// Asks again for data as long as the page of this address is shown, and hears whether to go on.
function again(seconds, load, changed) {
  if (isFile) return;
  const here = location.hash;
  timer = setTimeout(async () => {
    const found = await load().catch(() => null); // the program may have been stopped for a while
    if (location.hash === here && (!found || changed(found))) again(seconds, load, changed);
  }, 1000 * seconds);
}

// ---- the table of runs
const columns = ['place', 'state', 'family', 'algorithm', 'seed', 'updates', 'return', 'score', 'begun', 'tags', 'note'];

function matches(run) {
  const text = columns.map(column => run[column] ?? '').join(' ').toLowerCase();
  return words.toLowerCase().split(/\s+/).every(word => text.includes(word));
}

function compare(a, b) {
  const x = a[order.column] ?? '';
  const y = b[order.column] ?? '';
  const result = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
  return order.down ? -result : result;
}

function runsTable(all, redraw) {
  const button = element('button', { onclick: () => (location.hash = '#/over/' + [...chosen].join(',')) }, 'Over each other');
  button.disabled = chosen.size < 2;
  const head = element('tr', {}, element('th', {}, ''), ...columns.map(column =>
    element('th', { onclick: () => { order = { column, down: order.column === column && !order.down }; redraw(); } },
      column + (order.column === column ? (order.down ? ' ↓' : ' ↑') : ''))));
  const rows = all.filter(matches).sort(compare).map(run => {
    const box = element('input', { type: 'checkbox', 'aria-label': 'choose ' + run.place,
      onchange: event => { event.target.checked ? chosen.add(run.key) : chosen.delete(run.key); button.disabled = chosen.size < 2; } });
    box.checked = chosen.has(run.key);
    return element('tr', {}, element('td', {}, box), ...columns.map(column => {
      if (column === 'place') return element('td', { class: 'name' }, element('a', { href: '#/run/' + run.key }, run.place));
      if (column === 'updates') return element('td', { class: 'number' }, run.updates + '/' + run.iterations);
      if (column === 'note') return element('td', { class: run.trouble ? 'name trouble' : 'name' }, (run.note || '') + (run.trouble || ''));
      const isFigure = column === 'return' || column === 'score';
      const what = isFigure && typeof run[column] === 'number' && run.measure !== 'return' ? ', ' + run.measure : '';
      return element('td', isFigure ? { class: 'number' } : {}, isFigure ? figure(run[column]) + what : run[column] ?? '');
    }));
  });
  return [button, element('section', {}, element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)))];
}

async function runsPage() {
  let found = await load('runs');
  const box = element('input', { type: 'search', placeholder: 'search', 'aria-label': 'search', value: words });
  const press = element('span');
  const title = element('h1');
  const studies = element('div');
  const rest = element('div');
  const draw = () => {
    const [button, table] = runsTable(found.runs, draw);
    title.textContent = found.runs.length + ' runs';
    press.replaceChildren(button);
    studies.replaceChildren(...found.studies.map(study => element('p', {}, element('a', { href: '#/study/' + study.key }, 'Study ' + study.name))));
    rest.replaceChildren(table);
  };
  box.addEventListener('input', () => { words = box.value; draw(); });
  draw();
  show(title, element('div', { class: 'bar' }, box, press), studies, rest);
  again(10, () => load('runs'), now => {
    if (JSON.stringify(now) !== JSON.stringify(found)) {
      found = now;
      draw();
    }
    return true;
  });
}

// ---- curves
function smooth(values, width) {
  if (width <= 1) return values;
  return values.map((value, i) => {
    if (value == null) return null;
    const near = values.slice(Math.max(0, i - width + 1), i + 1).filter(x => x != null);
    return near.reduce((a, b) => a + b, 0) / near.length;
  });
}

function numbers(values) { return values.map(value => (typeof value === 'number' ? value : null)); }

// Several curves on one axis: uPlot wants the same x for all.
function joined(curves) {
  const xs = [...new Set(curves.flatMap(curve => curve.x))].sort((a, b) => a - b);
  const at = new Map(xs.map((x, i) => [x, i]));
  return [xs, ...curves.map(curve => {
    const ys = xs.map(() => undefined);
    curve.x.forEach((x, i) => { ys[at.get(x)] = curve.y[i]; });
    return ys;
  })];
}

// Mean, highest and lowest of several curves where all of them are: each is taken as it is drawn, a line between what was measured, as no two runs need have
// been measured after equally many steps.
function band(curves) {
  const drawn = curves.map(curve => curve.x.map((x, i) => [x, curve.y[i]]).filter(([x, y]) => x != null && y != null).sort((a, b) => a[0] - b[0]))
    .filter(points => points.length);
  const from = Math.max(...drawn.map(points => points[0][0]));
  const to = Math.min(...drawn.map(points => points[points.length - 1][0]));
  const all = [...new Set(drawn.flatMap(points => points.map(([x]) => x)))].filter(x => from <= x && x <= to).sort((a, b) => a - b);
  const every = Math.ceil(all.length / MOST_OF_A_BAND);
  const xs = all.filter((_, i) => i % every === 0 || i === all.length - 1);
  const values = drawn.map(points => along(points, xs));
  const each = reduce => xs.map((_, i) => reduce(values.map(ys => ys[i])));
  return { count: drawn.length, x: xs, low: each(few => Math.min(...few)), high: each(few => Math.max(...few)),
    mean: each(few => few.reduce((a, b) => a + b, 0) / few.length) };
}

// The line through some points at rising x, none of which is beyond its ends.
function along(points, xs) {
  let i = 0;
  return xs.map(x => {
    while (i < points.length - 1 && points[i + 1][0] <= x) i++;
    const [x0, y0] = points[i];
    if (x0 === x) return y0;
    const [x1, y1] = points[i + 1];
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0);
  });
}

// The numbers of a plot as CSV: as they were measured, however smooth they are drawn.
function table(xName, curves) {
  const [xs, ...columns] = joined(curves);
  return [xName, ...curves.map(curve => '"' + curve.name.replaceAll('"', '""') + '"')].join(',') + '\n'
    + xs.map((x, i) => [x, ...columns.map(column => column[i] ?? '')].join(',')).join('\n') + '\n';
}

// With 'options.runs', what the drawn curves sum up stands before them in the numbers.
function chart(title, xName, curves, options = {}) {
  const place = element('div');
  const style = getComputedStyle(document.documentElement);
  const axis = { stroke: style.getPropertyValue('--soft'), grid: { stroke: style.getPropertyValue('--grid') }, ticks: { stroke: style.getPropertyValue('--edge') } };
  const data = joined(curves.map(curve => ({ x: curve.x, y: smooth(curve.y, options.smooth || 1) })));
  const series = curves.map((curve, i) => ({ label: curve.name, stroke: curve.hidden ? 'transparent' : curve.colour || colours[i % colours.length],
    width: curve.hidden ? 0 : 2, spanGaps: true, points: { show: curve.x.length < 30 && !curve.hidden } }));
  pending.push(() => {
    charts.push(new uPlot({ title, width: Math.max(300, Math.min(1080, place.clientWidth || 900)), height: 300, scales: { x: { time: false } },
      axes: [{ ...axis, label: xName, space: 72, values: (_, ticks) => ticks.map(short), ...(options.whole ? { incrs: [1, 2, 5, 10, 20, 50, 100] } : {}) },
        { ...axis, size: 64, values: (_, ticks) => ticks.map(short) }], series: [{ label: xName }, ...series], bands: options.bands || [] }, data, place));
  });
  const text = table(xName, [...(options.runs || []), ...curves]);
  const numbers = element('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/csv' })), download: title.replace(/[^A-Za-z0-9.-]+/g, '-') + '.csv' }, 'numbers');
  return element('section', {}, place, numbers);
}

function curve(run, metric, across) {
  return { name: run.place, x: numbers(run.columns[across]), y: numbers(run.columns[metric] || []) };
}

function controls(redraw, state, metrics) {
  const select = element('select', { 'aria-label': 'metric', onchange: event => { state.metric = event.target.value; redraw(); } },
    ...metrics.map(metric => element('option', { value: metric }, metric)));
  select.value = state.metric;
  const across = element('select', { 'aria-label': 'axis', onchange: event => { state.across = event.target.value; redraw(); } },
    ...['iteration', 'environmentSteps', 'seconds'].map(name => element('option', { value: name }, name)));
  across.value = state.across;
  const slider = element('input', { type: 'range', min: 1, max: 50, value: state.smooth, 'aria-label': 'smoothing',
    onchange: event => { state.smooth = +event.target.value; redraw(); } });
  return element('div', { class: 'bar' }, select, across, element('label', {}, 'smoothing ', slider));
}

function adaptation(run) {
  return (run.evaluation?.splits || []).map(split => chart('Adaptation on ' + split.split + ' tasks: ' + run.measure, 'rounds of adaptation',
    split.learners.map(learner => ({ name: learner.title, x: learner.means.map((_, i) => i), y: numbers(learner.means) })), { whole: true }));
}

// A page of a run plays in a frame that is nobody's origin: it can read no other run and go nowhere else.
function framed(name, src) { return element('iframe', { src, sandbox: 'allow-scripts', title: name, loading: 'lazy' }); }

// A link to a file: pages open in such a frame.
function link(file) {
  if (!file.name.endsWith('.html')) return element('a', { href: file.href, target: '_blank' }, file.name);
  return element('a', { href: '#/file/' + file.href.split('/')[1] + '/' + encodeURIComponent(file.name) }, file.name);
}

function filePage(key, name) {
  const known = /^[0-9a-f]+$/.test(key || '') && name;
  if (!known) throw new Error('there is no such file');
  show(element('p', {}, element('a', { href: '#/' }, '← all runs')), element('div', { class: 'whole' }, framed(name, 'files/' + key + '/' + encodeURIComponent(name))));
}

function films(run) {
  const replays = run.files.filter(file => /\.html$/.test(file.name) && !/^(report|comparison)/.test(file.name)).map(file =>
    element('section', { class: 'films' }, element('h2', {}, link(file)), framed(file.name, file.href)));
  return run.files.filter(file => /\.(gif|a?png|mp4|webm|svg)$/.test(file.name)).map(file =>
    element('section', { class: 'films' }, element('h2', {}, file.name),
      /\.(mp4|webm)$/.test(file.name) ? element('video', { src: file.href, controls: '', loop: '' }) : element('img', { src: file.href, alt: file.name, loading: 'lazy' }))).concat(replays);
}

const state = { metric: 'meanReturn', across: 'environmentSteps', smooth: 1 };
function metricsOf(runs) {
  const names = [...new Set(runs.flatMap(run => Object.keys(run.columns)))].filter(name => !['iteration', 'environmentSteps', 'seconds'].includes(name));
  if (names.length && !names.includes(state.metric)) state.metric = names[0];
  return names;
}

async function runPage(key) {
  let run = await load('run-' + key);
  const status = element('p', { class: 'soft' });
  const place = element('div');
  const draw = () => {
    status.textContent = run.state + ' · ' + run.algorithm + ' on ' + run.family + ' · seed ' + run.seed + ' · ' + run.updates + '/' + run.iterations + ' updates';
    redrawn(place, chart(state.metric, state.across, [curve(run, state.metric, state.across)], state));
  };
  const links = run.files.filter(file => /\.(html|json|jsonl|csv|yaml)$/.test(file.name)).map(link);
  show(element('p', {}, element('a', { href: '#/' }, '← all runs')), element('h1', {}, run.place), status,
    element('div', { class: 'bar' }, ...links), controls(draw, state, metricsOf([run])), place, ...adaptation(run), ...films(run),
    element('section', {}, element('h2', {}, 'Configuration'), element('pre', {}, run.config)));
  draw();
  const alive = run.state === 'running' && run.updates > 0;
  if (run.state === 'running' || run.state === 'new') again(5, () => load('run-' + key), now => {
    if (!alive || now.state !== 'running') { // more is to be seen now
      if (now.state !== run.state || now.updates > 0) route();
      return now.state === run.state && now.updates === 0;
    }
    run = now;
    draw();
    return true;
  });
}

async function overPage(keys) {
  let runs = await Promise.all(keys.map(key => load('run-' + key)));
  let pooled = false;
  const place = element('div');
  const draw = () => {
    const curves = runs.map(run => curve(run, state.metric, state.across));
    if (!pooled) {
      redrawn(place, chart(state.metric, state.across, curves, state));
      return;
    }
    const around = band(curves);
    redrawn(place, chart(state.metric, state.across, [{ name: 'mean of ' + around.count, x: around.x, y: around.mean, colour: colours[0] },
      { name: 'highest', x: around.x, y: around.high, hidden: true }, { name: 'lowest', x: around.x, y: around.low, hidden: true }],
    { ...state, runs: curves, bands: [{ series: [2, 3], fill: 'rgba(0,114,178,.18)' }] }));
  };
  const box = element('input', { type: 'checkbox', onchange: event => { pooled = event.target.checked; draw(); } });
  show(element('p', {}, element('a', { href: '#/' }, '← all runs')), element('h1', {}, runs.length + ' runs over each other'),
    controls(draw, state, metricsOf(runs)), element('label', {}, box, ' one mean with a band from the lowest to the highest'), place);
  draw();
  if (runs.some(run => run.state === 'running')) again(5, () => Promise.all(keys.map(key => load('run-' + key))), now => {
    runs = now;
    draw();
    return runs.some(run => run.state === 'running');
  });
}

// A study: what every learner scores on every family, a press away from the curves of its seeds.
async function studyPage(key) {
  const study = await load('study-' + key);
  const all = study.learners.flatMap(learner => Object.values(learner.cells));
  const done = all.reduce((sum, cell) => sum + cell.runs.filter(run => run.state === 'evaluated').length, 0);
  const planned = all.reduce((sum, cell) => sum + cell.planned, 0);
  const rows = study.learners.map(learner => element('tr', {}, element('td', { class: 'name' }, learner.name), ...study.families.map(family => {
    const cell = learner.cells[family];
    if (!cell) return element('td', {}, '');
    const scores = cell.runs.map(run => run.score).filter(score => typeof score === 'number');
    const mean = scores.length ? figure(scores.reduce((a, b) => a + b, 0) / scores.length) : '–';
    const text = mean + ' (' + scores.length + ' of ' + cell.planned + ')';
    const keys = cell.runs.map(run => run.key);
    return element('td', { class: 'number' }, keys.length === 0 ? text : element('a', { href: keys.length === 1 ? '#/run/' + keys[0] : '#/over/' + keys.join(',') }, text));
  })));
  const links = study.files.filter(file => /\.(html|json|csv|md)$/.test(file.name)).map(link);
  show(element('p', {}, element('a', { href: '#/' }, '← all runs')), element('h1', {}, 'Study ' + study.name),
    element('p', { class: 'soft' }, done + ' of ' + planned + ' runs are done. Mean return on test tasks after the rounds that were trained for, and how many seeds it is of; a press shows their curves.'),
    element('div', { class: 'bar' }, ...links),
    element('section', {}, element('table', {}, element('thead', {}, element('tr', {}, element('th', {}, 'learner'), ...study.families.map(family => element('th', { class: 'number' }, family)))),
      element('tbody', {}, ...rows))));
  if (done < planned && !isFile) timer = setTimeout(() => route(), 5000);
}

async function route() {
  clearTimeout(timer);
  const [, kind, rest, name] = (location.hash || '#/').split('/');
  try {
    if (kind === 'run') await runPage(rest);
    else if (kind === 'over') await overPage(rest.split(','));
    else if (kind === 'study') await studyPage(rest);
    else if (kind === 'file') filePage(rest, decodeURIComponent(name || ''));
    else await runsPage();
  } catch (trouble) {
    show(element('p', { class: 'trouble' }, trouble.message), element('a', { href: '#/' }, 'all runs'));
  }
}
window.addEventListener('hashchange', route);
route();
