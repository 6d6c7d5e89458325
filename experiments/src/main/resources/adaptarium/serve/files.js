'use strict';
// Files of a run or a study: links to them, and pages and films that play in a frame.
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
