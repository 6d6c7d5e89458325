'use strict';
// A study: what every learner scores on every family, a press away from the curves of its seeds.
function matrix(study) {
  const all = study.learners.flatMap(learner => Object.values(learner.cells));
  const done = all.reduce((sum, cell) => sum + cell.runs.filter(run => run.state === 'evaluated').length, 0);
  const planned = all.reduce((sum, cell) => sum + cell.planned, 0);
  const rows = study.learners.map(learner => element('tr', {}, element('td', { class: 'name' }, learner.name), ...study.families.map(family => {
    const cell = learner.cells[family];
    if (!cell) return element('td', {}, '');
    const scores = cell.runs.map(run => run.score).filter(score => typeof score === 'number');
    const mean = scores.length ? figure(scores.reduce((a, b) => a + b, 0) / scores.length) : '–';
    const text = mean + ' (' + scores.length + ' of ' + cell.planned + ')';
    const keys = cell.runs.map(run => run.key);
    return element('td', { class: 'number' }, keys.length === 0 ? text : element('a', { href: keys.length === 1 ? '#/run/' + keys[0] : '#/over/' + keys.join(',') }, text));
  })));
  return { ended: done === planned, parts: [
    element('p', { class: 'soft' }, done + ' of ' + planned + ' runs are done. Mean score on test tasks (a return, or what a few-shot problem measures) after the rounds that were trained for, and how many seeds it is of; a press shows their curves.'),
    links(study.files, /\.(html|json|csv|md)$/, /* ofStudy= */ true),
    element('section', {}, element('table', {}, element('thead', {}, element('tr', {}, element('th', {}, 'learner'), ...study.families.map(family => element('th', { class: 'number' }, family)))),
      element('tbody', {}, ...rows)))] };
}

async function studyPage(key) {
  let study = await get('study-' + key);
  const rest = element('div');
  const draw = () => {
    const { ended, parts } = matrix(study);
    rest.replaceChildren(...parts);
    return !ended;
  };
  const goesOn = draw();
  show('study ' + study.name, element('p', {}, toAll()), element('h1', {}, 'Study ' + study.name), rest);
  if (goesOn) again(5, () => load('study-' + key), now => {
    if (JSON.stringify(now) === JSON.stringify(study)) return true;
    study = now;
    return draw();
  });
}
