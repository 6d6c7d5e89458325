'use strict';
// Curves: their numbers, and the plot that shows them.
const COLOURS = 12; // --c0 to --c11 of the style sheet
const MOST_OF_A_BAND = 4000; // points: more cannot be told apart on a screen

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
