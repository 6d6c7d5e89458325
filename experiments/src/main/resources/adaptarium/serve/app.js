'use strict';
// The page of 'adaptarium serve': a table of runs, one run, several over each other, a study or a file, by what stands behind the # of its address. It comes last:
// what the scripts before it declare, they share.
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
