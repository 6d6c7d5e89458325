for (const map of document.querySelectorAll('.heat-map')) {
  const command = map.querySelector('pre'), start = './adaptarium watch ' + map.dataset.run;
  for (const cell of map.querySelectorAll('[data-task]')) {
    cell.onclick = () => {
      for (const other of map.querySelectorAll('.chosen')) other.classList.remove('chosen');
      cell.classList.add('chosen'); cell.parentNode.append(cell); // over its neighbours
      command.textContent = start + ' ' + cell.dataset.task;
      getSelection().selectAllChildren(command); // ready to be copied
    };
  }
}
