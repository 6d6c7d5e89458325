'use strict';
// How things are said and put on the page. Every text goes in as text, never as HTML.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  }
  made.append(...children.map(child => (child instanceof Node ? child : String(child))));
  return made;
}

// As on the terminal (Wording.figure): two decimals below ten, two significant digits where these would make it zero though it is none.
function figure(value) {
  if (typeof value !== 'number') return '';
  const size = Math.abs(value);
  if (size < 1e-9) return '0.00'; // what is left of rounding
  if (size < 0.005) return (size < 1e-4 ? value.toExponential(1) : value.toPrecision(2)).replace(/^-/, '−');
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
