const dark = matchMedia('(prefers-color-scheme: dark)'), still = matchMedia('(prefers-reduced-motion: reduce)');
const WIDTH = 340, HEIGHT = 212, REST = 0.8; // s that a film stands at its end

class Card {
  constructor(figure) {
    this.figure = figure; this.playing = false; this.wanted = !still.matches; this.seen = false; this.at = -1;
    this.canvas = document.createElement('canvas'); this.canvas.tabIndex = 0; this.canvas.setAttribute('role', 'button');
    this.canvas.setAttribute('aria-label', 'stop or play ' + figure.parentNode.id);
    this.pen = this.canvas.getContext('2d');
    this.canvas.onclick = () => { this.wanted = !this.wanted; this.update(); };
    this.canvas.onkeydown = e => { if (e.key === ' ' || e.key === 'Enter') { e.preventDefault(); this.canvas.onclick(); } };
    figure.append(this.canvas);
  }
  async load() {
    const block = this.figure.querySelector('script[data-theme=' + (dark.matches ? 'dark' : 'light') + ']');
    if (this.block === block) return;
    this.block = block; this.rate = Number(block.dataset.rate);
    const bytes = Uint8Array.from(atob(block.textContent), s => s.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    this.frames = JSON.parse(await new Response(stream).text());
    this.at = -1; this.start = performance.now();
    this.figure.classList.add('moves');
    this.draw(still.matches ? this.frames.length - 1 : 0);
  }
  draw(n) {
    const wide = Math.round((this.canvas.clientWidth || WIDTH) * (window.devicePixelRatio || 1));
    if (n === this.at && wide === this.canvas.width) return;
    this.at = n; this.canvas.width = wide; this.canvas.height = Math.round(wide * HEIGHT / WIDTH);
    this.pen.setTransform(wide / WIDTH, 0, 0, wide / WIDTH, 0, 0);
    paintFrame(this.pen, this.frames[n], new Set());
  }
  update() {
    const play = this.seen && this.wanted && Boolean(this.frames);
    if (play && !this.playing) { this.start = performance.now() - 1000 * Math.max(0, this.at) / this.rate; requestAnimationFrame(now => this.tick(now)); }
    this.playing = play;
  }
  tick(now) {
    if (!this.playing) return;
    const whole = this.frames.length / this.rate + REST, seconds = Math.max(0, now - this.start) / 1000 % whole;
    this.draw(Math.min(this.frames.length - 1, Math.floor(seconds * this.rate)));
    requestAnimationFrame(later => this.tick(later));
  }
}

const cards = new Map();
const watcher = new IntersectionObserver(entries => entries.forEach(entry => {
  const card = cards.get(entry.target);
  card.seen = entry.isIntersecting;
  if (card.seen) card.load().then(() => card.update()); else card.update();
}), { rootMargin: '80px' });
for (const figure of document.querySelectorAll('.gallery figure')) { cards.set(figure, new Card(figure)); watcher.observe(figure); }
dark.onchange = () => cards.forEach(card => { if (card.frames) card.load().then(() => card.update()); });
