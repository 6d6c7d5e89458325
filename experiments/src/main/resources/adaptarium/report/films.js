const dialog = document.getElementById('cinema');
const canvas = dialog.querySelector('canvas'), pen = canvas.getContext('2d');
const scrub = dialog.querySelector('input'), clockText = dialog.querySelector('span'), note = dialog.querySelector('.note');
const playButton = document.getElementById('play');
let film = null, frames = [], at = 0, playing = false, clock = 0, last = 0;

function draw() {
  const density = canvas.width / film.width;
  pen.setTransform(density, 0, 0, density, 0, 0);
  paintFrame(pen, frames[at], new Set());
  scrub.value = at;
  clockText.textContent = (at / film.rate).toFixed(2) + ' / ' + ((frames.length - 1) / film.rate).toFixed(2) + ' s';
}
function show(n) { at = Math.max(0, Math.min(frames.length - 1, n)); draw(); }
function play(on) {
  if (on && at === frames.length - 1) at = 0;
  playing = on; clock = at; last = 0; playButton.textContent = on ? 'Pause' : 'Play';
  if (on) requestAnimationFrame(tick);
}
function tick(now) {
  if (!playing) return;
  if (last) clock += (now - last) / 1000 * film.rate;
  last = now;
  const n = Math.floor(clock);
  if (n !== at) show(n);
  if (n >= frames.length - 1) play(false); else requestAnimationFrame(tick);
}
function resize() {
  if (!frames.length) return;
  canvas.style.aspectRatio = film.width + ' / ' + film.height;
  const density = (window.devicePixelRatio || 1) * Math.max(1, canvas.clientWidth / film.width);
  canvas.width = Math.round(film.width * density); canvas.height = Math.round(film.height * density);
  draw();
}
async function open(id) {
  const block = document.getElementById(id);
  film = { width: Number(block.dataset.width), height: Number(block.dataset.height), rate: Number(block.dataset.rate) };
  const bytes = Uint8Array.from(atob(block.textContent), s => s.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  frames = JSON.parse(await new Response(stream).text());
  scrub.max = frames.length - 1; at = 0;
  note.textContent = block.dataset.words;
  if (!dialog.open) dialog.showModal();
  resize();
  play(true);
}
for (const button of document.querySelectorAll('[data-film]')) {
  button.onclick = () => open(button.dataset.film).catch(e => {
    note.textContent = 'This film cannot be shown: ' + e.message;
    if (!dialog.open) dialog.showModal();
  });
}
playButton.onclick = () => play(!playing);
scrub.oninput = () => { play(false); show(Number(scrub.value)); };
document.getElementById('close').onclick = () => dialog.close();
dialog.onclose = () => play(false);
dialog.onclick = e => { if (e.target === dialog) dialog.close(); };
dialog.onkeydown = e => {
  if (e.target.tagName === 'INPUT' || (e.key === ' ' && e.target.tagName === 'BUTTON')) return;
  if (e.key === ' ') play(!playing);
  else if (e.key === 'ArrowLeft') { play(false); show(at - 1); }
  else if (e.key === 'ArrowRight') { play(false); show(at + 1); }
  else return;
  e.preventDefault();
};
addEventListener('resize', resize);
document.documentElement.classList.add('plays');
