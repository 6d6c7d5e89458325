'use strict';
// What the page is told: answers of the program, or scripts beside it where the page is a file.
const isFile = location.protocol === 'file:';
const waiting = {};
let timer = 0;
let visit = 0; // counts what was asked for: an answer to an earlier question comes too late

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

// Data for the page that is asked for now.
const late = new Error('another page was asked for meanwhile');
async function get(name) {
  const mine = visit;
  const found = await load(name).catch(trouble => { throw mine === visit ? trouble : late; });
  if (mine !== visit) throw late;
  return found;
}

// Asks again for data as long as the page of this address is shown, and hears whether to go on.
function again(seconds, load, changed) {
  if (isFile) return;
  const mine = visit;
  timer = setTimeout(async () => {
    const found = await load().catch(() => null); // the program may have been stopped for a while
    if (mine === visit && (!found || changed(found))) again(seconds, load, changed);
  }, 1000 * seconds);
}
