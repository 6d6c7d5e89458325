'use strict';
// What is on the page now, and its plots: how it is changed without what was chosen on it being lost.
const page = document.getElementById('page');
const scrolled = {}; // how far lists were read, by address
let charts = []; // those on the page: the place, what makes the plot, the plot, the address of its numbers
let pending = []; // charts that are drawn when they have a place
let shown = null; // the address that is on the page

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
