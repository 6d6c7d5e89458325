'use strict';
// The table of runs.
const chosen = new Set();
let order = { column: 'begun', down: true };
let words = '';

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

// What looks like a run and is none, a line each; several are folded up.
function straysOf(lines, open) {
  const all = lines.map(line => element('p', {}, line));
  if (lines.length < 3) return all.map(line => element('div', { class: 'trouble' }, line));
  return [element('details', { class: 'trouble', ...(open ? { open: '' } : {}) }, element('summary', {}, 'Some folders look like runs and are none'), ...all)];
}

async function runsPage() {
  let found = await get('runs');
  const box = element('input', { type: 'search', placeholder: 'search', 'aria-label': 'search', value: words });
  const press = element('span');
  const title = element('h1');
  const strays = element('div');
  const studies = element('div');
  const rest = element('div');
  const find = text => { words = box.value = text; draw(); };
  const draw = () => {
    const { button, count, table } = runsTable(found.runs, draw, find);
    title.textContent = (words.trim() ? count + ' of ' : '') + found.runs.length + ' runs';
    press.replaceChildren(button);
    strays.replaceChildren(...straysOf(found.strays, strays.querySelector('details')?.open));
    studies.replaceChildren(...found.studies.map(study => element('p', {}, element('a', { href: '#/study/' + study.key }, 'Study ' + study.name))));
    const focused = controlsOf(rest).indexOf(document.activeElement); // a keyboard goes on where it was
    rest.replaceChildren(table);
    if (focused >= 0) controlsOf(rest)[focused]?.focus({ preventScroll: true });
  };
  box.addEventListener('input', () => { words = box.value; draw(); });
  draw();
  show('runs', title, element('div', { class: 'bar' }, box, press), strays, studies, rest);
  again(10, () => load('runs'), now => {
    if (JSON.stringify(now) !== JSON.stringify(found)) {
      found = now;
      draw();
    }
    return true;
  });
}
