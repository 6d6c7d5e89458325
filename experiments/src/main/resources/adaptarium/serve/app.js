'use strict';
// The page of 'adaptarium serve': a table of runs, one run, or several over each other. Every text goes in as text, never as HTML.
const page = document.getElementById('page');
const isFile = location.protocol === 'file:';
const COLOURS = 12; // --c0 to --c11 of the style sheet
const MOST_OF_A_BAND = 4000; // points: more cannot be told apart on a screen
const waiting = {};
const chosen = new Set();
const scrolled = {}; // how far lists were read, by address
let charts = []; // those on the page: the place, what makes the plot, the plot, the address of its numbers
let pending = []; // charts that are drawn when they have a place
let timer = 0;
let visit = 0; // counts what was asked for: an answer to an earlier question comes too late
let shown = null; // the address that is on the page
let order = { column: 'begun', down: true };
let words = '';

// Where the page is a file, data comes as scripts: a browser lets no file read another.
window.adaptariumData = (name, value) => waiting[name] && waiting[name](value);
function load(name) {
  if (!isFile) {
    return fetch('data/' + name + '.json').then(answer => {
      if (answer.ok) return answer.json();
      throw new Error(answer.status === 404 ? 'There is no ' + spoken(name) + ' here; it may have been moved or deleted.' : spoken(name) + ': ' + answer.status);
    });
  }
  return new Promise((resolve, reject) => {
    waiting[name] = resolve;
    const script = document.createElement('script');
    script.src = 'data/' + name + '.js';
    script.onerror = () => reject(new Error('There is no ' + spoken(name) + ' among these files.'));
    document.head.append(script);
  });
}

// What a key stands for: hexadecimal digits of a folder's name.
function decoded(key) {
  try {
    return decodeURIComponent((key || '').replace(/../g, '%$&'));
  } catch (notAKey) {
    return key;
  }
}
function unescaped(name) {
  try {
    return decodeURIComponent(name);
  } catch (notEscaped) {
    return '';
  }
}
function spoken(name) {
  const [kind, key] = name.split('-');
  return key === undefined ? 'list of ' + kind : kind + ' ‘' + decoded(key) + '’';
}

// Data for the page that is asked for now.
const late = new Error('another page was asked for meanwhile');
async function get(name) {
  const mine = visit;
  const found = await load(name).catch(trouble => { throw mine === visit ? trouble : late; });
  if (mine !== visit) throw late;
  return found;
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

// A value that the pointer reads.
function precise(value) {
  if (value == null) return '–';
  return (Number.isInteger(value) ? value.toLocaleString('en-US') : String(+value.toPrecision(5))).replace('-', '−');
}

// How far a run is; of a damaged one it is not known how far it was to go.
function progress(run) { return run.updates + '/' + (run.iterations || '?'); }

function address() { return location.hash || '#/'; }

function show(title, ...children) {
  const at = address() === shown ? window.scrollY : scrolled[address()] || 0;
  shown = address();
  document.title = 'Adaptarium: ' + title;
  charts.splice(0).forEach(remove);
  page.replaceChildren(...children);
  pending.splice(0).forEach(draw => draw());
  window.scrollTo(0, at);
}

function remove(chart) {
  chart.plot.destroy();
  URL.revokeObjectURL(chart.numbers);
}

// Draws something in a place of the page anew, without the rest of it: what was chosen in its plots stays so.
function redrawn(place, section) {
  const before = place.drawn || [];
  const others = charts.filter(chart => !before.includes(chart));
  const at = window.scrollY;
  charts = [];
  place.replaceChildren(section);
  pending.splice(0).forEach(draw => draw());
  charts.forEach((chart, i) => before[i] && carry(before[i].plot, chart.plot));
  before.forEach(remove);
  place.drawn = charts;
  charts = others.concat(charts);
  if (window.scrollY !== at) window.scrollTo(0, at);
}

// Curves that were hidden, the range that was looked at, and where the pointer is.
function carry(from, to) {
  const hidden = from.series.filter((curve, i) => i > 0 && curve.show === false).map(curve => curve.label);
  to.series.forEach((curve, i) => i > 0 && hidden.includes(curve.label) && to.setSeries(i, { show: false }));
  const xs = from.data[0];
  const { min, max } = from.scales.x;
  if (from.series[0].label === to.series[0].label && (min > xs[0] || max < xs[xs.length - 1])) to.setScale('x', { min, max });
  if (from.cursor.left >= 0) to.setCursor({ left: from.cursor.left, top: from.cursor.top });
}

function fit(place) { return Math.max(260, place.clientWidth || 900); }
window.addEventListener('resize', () => charts.forEach(chart => chart.plot.setSize({ width: fit(chart.place), height: 300 })));
// Light turns dark, or the other way round.
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach(chart => {
  const before = chart.plot;
  chart.plot = chart.make();
  carry(before, chart.plot);
  before.destroy();
}));

// Asks again for data as long as the page of this address is shown, and hears whether to go on.
function again(seconds, load, changed) {
  if (isFile) return;
  const mine = visit;
  timer = setTimeout(async () => {
    const found = await load().catch(() => null); // the program may have been stopped for a while
    if (mine === visit && (!found || changed(found))) again(seconds, load, changed);
  }, 1000 * seconds);
}

// ---- the table of runs
const columns = ['place', 'state', 'family', 'algorithm', 'seed', 'updates', 'return', 'score', 'begun', 'tags', 'note'];
const figures = ['seed', 'updates', 'return', 'score']; // columns of numbers

function matches(run) {
  const text = columns.map(column => run[column] ?? '').join(' ').toLowerCase();
  return words.toLowerCase().split(/\s+/).every(word => text.includes(word));
}

function sortedBy(run) { return order.column === 'seed' && !run.family ? '' : run[order.column] ?? ''; }

// What is missing comes last, whichever way it is sorted.
function compare(a, b) {
  const x = sortedBy(a);
  const y = sortedBy(b);
  if (x === '' || y === '') return (x === '') - (y === '');
  const result = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), undefined, { numeric: true });
  return order.down ? -result : result;
}

function heading(column, redraw) {
  const sorted = order.column === column;
  const press = element('button', { class: 'plain', onclick: () => { order = { column, down: sorted && !order.down }; redraw(); } },
    ({ place: 'run', begun: 'begun, UTC' }[column] || column) + (sorted ? (order.down ? ' ↓' : ' ↑') : ''));
  return element('th', { class: figures.includes(column) ? 'number' : '', 'aria-sort': sorted ? (order.down ? 'descending' : 'ascending') : 'none' }, press);
}

function cell(run, column, find) {
  if (column === 'place') return element('td', { class: 'name' }, element('a', { href: '#/run/' + run.key }, run.place));
  if (column === 'updates') return element('td', { class: 'number' }, progress(run));
  if (column === 'begun') return element('td', { title: run.begun }, run.begun.slice(0, 16).replace('T', ' '));
  if (column === 'tags') return element('td', {}, ...run.tags.split(' ').filter(tag => tag).map(tag => element('button', { class: 'tag', onclick: () => find(tag) }, tag)));
  if (column === 'note') {
    const text = [run.note, run.trouble].filter(part => part).join(' ');
    return element('td', { class: run.trouble ? 'name trouble' : 'name' }, element('div', { class: 'few', title: text }, text));
  }
  if (column === 'seed') return element('td', { class: 'number' }, run.family ? run.seed : '');
  if (column !== 'return' && column !== 'score') return element('td', figures.includes(column) ? { class: 'number' } : {}, run[column] ?? '');
  const what = typeof run[column] === 'number' && run.measure !== 'return' ? [element('small', {}, run.measure)] : [];
  return element('td', { class: 'number' }, figure(run[column]), ...what);
}

function runsTable(all, redraw, find) {
  const button = element('button', { onclick: () => (location.hash = '#/over/' + [...chosen].join(',')) });
  const told = () => { button.disabled = chosen.size < 2; button.textContent = 'Over each other' + (chosen.size ? ' (' + chosen.size + ')' : ''); };
  const choose = (run, on) => (on ? chosen.add(run.key) : chosen.delete(run.key));
  const found = all.filter(matches).sort(compare);
  const every = element('input', { type: 'checkbox', 'aria-label': 'choose all that are shown',
    onchange: event => { found.forEach(run => choose(run, event.target.checked)); redraw(); } });
  every.checked = found.length > 0 && found.every(run => chosen.has(run.key));
  const head = element('tr', {}, element('th', {}, every), ...columns.map(column => heading(column, redraw)));
  const rows = found.map(run => {
    const box = element('input', { type: 'checkbox', 'aria-label': 'choose ' + run.place, onchange: event => { choose(run, event.target.checked); told(); } });
    box.checked = chosen.has(run.key);
    return element('tr', {}, element('td', {}, box), ...columns.map(column => cell(run, column, find)));
  });
  told();
  return { button, count: found.length, table: element('section', {}, element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows))) };
}

function controlsOf(place) { return [...place.querySelectorAll('thead input, thead button')]; }

async function runsPage() {
  let found = await get('runs');
  const box = element('input', { type: 'search', placeholder: 'search', 'aria-label': 'search', value: words });
  const press = element('span');
  const title = element('h1');
  const studies = element('div');
  const rest = element('div');
  const find = text => { words = box.value = text; draw(); };
  const draw = () => {
    const { button, count, table } = runsTable(found.runs, draw, find);
    title.textContent = (words.trim() ? count + ' of ' : '') + found.runs.length + ' runs';
    press.replaceChildren(button);
    studies.replaceChildren(...found.studies.map(study => element('p', {}, element('a', { href: '#/study/' + study.key }, 'Study ' + study.name))));
    const focused = controlsOf(rest).indexOf(document.activeElement); // a keyboard goes on where it was
    rest.replaceChildren(table);
    if (focused >= 0) controlsOf(rest)[focused]?.focus({ preventScroll: true });
  };
  box.addEventListener('input', () => { words = box.value; draw(); });
  draw();
  show('runs', title, element('div', { class: 'bar' }, box, press), studies, rest);
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
  const place = element('div', { class: 'plot' });
  const data = joined(curves.map(curve => ({ x: curve.x, y: smooth(curve.y, options.smooth || 1) })));
  const make = () => {
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue('--' + name);
    const axis = { stroke: colour('soft'), grid: { stroke: colour('grid') }, ticks: { stroke: colour('edge') } };
    const series = curves.map((curve, i) => ({ label: curve.name, stroke: curve.hidden ? 'transparent' : colour('c' + i % COLOURS), dash: i < COLOURS ? [] : [6, 4],
      width: curve.hidden ? 0 : 2, spanGaps: true, points: { show: curve.x.length < 30 && !curve.hidden, fill: colour('card') }, value: (_, value) => precise(value) }));
    return new uPlot({ title, width: fit(place), height: 300, scales: { x: { time: false } }, cursor: { points: { fill: (_, i) => series[i - 1].stroke } },
      axes: [{ ...axis, label: xName, space: 72, values: (_, ticks) => ticks.map(short), ...(options.whole ? { incrs: [1, 2, 5, 10, 20, 50, 100] } : {}) },
        { ...axis, size: 64, values: (_, ticks) => ticks.map(short) }], series: [{ label: xName, value: (_, value) => precise(value) }, ...series],
      bands: (options.bands || []).map(pair => ({ series: pair, fill: colour('band') })) }, data, place);
  };
  const text = table(xName, [...(options.runs || []), ...curves]);
  const numbers = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  pending.push(() => charts.push({ place, make, numbers, plot: make() }));
  return element('section', {}, place, element('a', { href: numbers, download: title.replace(/[^A-Za-z0-9.-]+/g, '-') + '.csv' }, 'numbers'),
    element('span', { class: 'soft hint' }, ' · drag to look closer, double-click to see all, click a name to hide its curve'));
}

function curve(run, metric, across) {
  return { name: run.place, x: numbers(run.columns[across] || []), y: numbers(run.columns[metric] || []) };
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
function link(file, ofStudy = false) {
  if (!file.name.endsWith('.html')) return element('a', { href: file.href, target: '_blank' }, file.name);
  return element('a', { href: '#/file/' + file.href.split('/')[1] + '/' + encodeURIComponent(file.name) + (ofStudy ? '/study' : '') }, file.name);
}

// Those that are pages first.
function links(files, ending, ofStudy) {
  const found = files.filter(file => ending.test(file.name));
  const isPage = file => file.name.endsWith('.html');
  return element('div', { class: 'bar' }, ...found.filter(isPage).concat(found.filter(file => !isPage(file))).map(file => link(file, ofStudy)));
}

function toAll() { return element('a', { href: '#/' }, '← all runs'); }

function filePage(key, name, kind) {
  const known = /^[0-9a-f]+$/.test(key || '') && name;
  if (!known) throw new Error('There is no such file.');
  const of = kind === 'study' ? 'study' : 'run';
  show(decoded(key) + ', ' + name, element('p', {}, toAll(), ' · ', element('a', { href: '#/' + of + '/' + key }, of + ' ' + decoded(key))),
    element('div', { class: 'whole' }, framed(name, 'files/' + key + '/' + encodeURIComponent(name))));
}

// A link from one exported page of a study to another: a frame without an origin is led to no file, so it asks for it.
window.addEventListener('message', event => {
  const [, kind, key, , of] = address().split('/');
  const name = event.data && event.data.file;
  const frame = kind === 'file' && page.querySelector('.whole iframe');
  if (!frame || event.source !== frame.contentWindow || typeof name !== 'string' || !/^[^/\\]+\.html$/.test(name)) return;
  location.hash = '#/file/' + key + '/' + encodeURIComponent(name) + (of ? '/' + of : '');
});

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
  let run = await get('run-' + key);
  const status = element('p', { class: 'soft' });
  const place = element('div');
  const metrics = metricsOf([run]);
  const draw = () => {
    const what = run.family ? [run.algorithm + ' on ' + run.family, 'seed ' + run.seed] : []; // nobody can tell of a damaged one
    status.textContent = [run.state, ...what, progress(run) + ' updates'].join(' · ');
    redrawn(place, metrics.length ? chart(state.metric, state.across, [curve(run, state.metric, state.across)], state)
      : element('section', { class: 'soft' }, ['new', 'running'].includes(run.state) ? 'No update has been measured yet.' : 'Nothing was measured.'));
  };
  show(run.place, element('p', {}, toAll()), element('h1', {}, run.place), status,
    ...[run.tags, run.note].filter(text => text).map(text => element('p', {}, text)), ...(run.trouble ? [element('p', { class: 'trouble' }, run.trouble)] : []),
    links(run.files, /\.(html|json|jsonl|csv|yaml)$/),
    ...(metrics.length ? [controls(draw, state, metrics)] : []), place, ...adaptation(run), ...films(run),
    element('section', {}, element('details', {}, element('summary', {}, 'Configuration'), element('pre', {}, run.config))));
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
  let runs = await Promise.all(keys.map(key => get('run-' + key)));
  let pooled = false;
  const place = element('div');
  const draw = () => {
    const curves = runs.map(run => curve(run, state.metric, state.across));
    if (!pooled) {
      redrawn(place, chart(state.metric, state.across, curves, state));
      return;
    }
    const around = band(curves);
    redrawn(place, chart(state.metric, state.across, [{ name: 'mean of ' + around.count, x: around.x, y: around.mean },
      { name: 'highest', x: around.x, y: around.high, hidden: true }, { name: 'lowest', x: around.x, y: around.low, hidden: true }],
    { ...state, runs: curves, bands: [[2, 3]] }));
  };
  const box = element('input', { type: 'checkbox', onchange: event => { pooled = event.target.checked; draw(); } });
  show(runs.length + ' runs', element('p', {}, toAll()), element('h1', {}, runs.length + ' runs over each other'),
    controls(draw, state, metricsOf(runs)), element('label', {}, box, ' one mean with a band from the lowest to the highest'), place,
    element('div', { class: 'bar' }, ...runs.map(run => element('a', { href: '#/run/' + run.key }, run.place))));
  draw();
  if (runs.some(run => run.state === 'running')) again(5, () => Promise.all(keys.map(key => load('run-' + key))), now => {
    runs = now;
    draw();
    return runs.some(run => run.state === 'running');
  });
}

// A study: what every learner scores on every family, a press away from the curves of its seeds.
function matrix(study) {
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
  return { ended: done === planned, parts: [
    element('p', { class: 'soft' }, done + ' of ' + planned + ' runs are done. Mean score on test tasks (a return, or what a few-shot problem measures) after the rounds that were trained for, and how many seeds it is of; a press shows their curves.'),
    links(study.files, /\.(html|json|csv|md)$/, /* ofStudy= */ true),
    element('section', {}, element('table', {}, element('thead', {}, element('tr', {}, element('th', {}, 'learner'), ...study.families.map(family => element('th', { class: 'number' }, family)))),
      element('tbody', {}, ...rows)))] };
}

async function studyPage(key) {
  let study = await get('study-' + key);
  const rest = element('div');
  const draw = () => {
    const { ended, parts } = matrix(study);
    rest.replaceChildren(...parts);
    return !ended;
  };
  const goesOn = draw();
  show('study ' + study.name, element('p', {}, toAll()), element('h1', {}, 'Study ' + study.name), rest);
  if (goesOn) again(5, () => load('study-' + key), now => {
    if (JSON.stringify(now) === JSON.stringify(study)) return true;
    study = now;
    return draw();
  });
}

async function route() {
  clearTimeout(timer);
  visit++;
  if (shown !== null && /^#\/(study|$)/.test(shown)) scrolled[shown] = window.scrollY;
  const [, kind, rest, name, of] = address().split('/');
  try {
    if (kind === 'run') await runPage(rest);
    else if (kind === 'over') await overPage(rest.split(','));
    else if (kind === 'study') await studyPage(rest);
    else if (kind === 'file') filePage(rest, unescaped(name || ''), of);
    else await runsPage();
  } catch (trouble) {
    if (trouble !== late) show('not found', element('p', { class: 'trouble' }, trouble.message), toAll());
  }
}
history.scrollRestoration = 'manual';
window.addEventListener('hashchange', route);
route();
