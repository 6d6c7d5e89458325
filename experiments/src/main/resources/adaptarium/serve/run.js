'use strict';
// One run, or several over each other.
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
