// Tables that sort and filter, jumps from a figure to its row, cards that fit the window. Everything else works without.
'use strict';
document.addEventListener('DOMContentLoaded', () => {
  document.documentElement.classList.add('scripted');

  // What a cell is sorted by: data-value, else its text. Numbers by size, other texts as Chinese is ordered.
  const key = (row, column) => {
    const cell = row.cells[column];
    return (cell.dataset.value ?? cell.textContent).trim();
  };
  const isNumber = text => /^[-+]?[\d,]+(\.\d+)?%?$/.test(text);
  const number = text => parseFloat(text.replace(/,/g, ''));
  const order = new Intl.Collator('zh-CN', {numeric: true}).compare;

  // Sorts BODY by a column; what is empty stays behind.
  const sort = (body, column, down) => {
    const rows = [...body.rows].map(row => ({row, key: key(row, column)}));
    const numeric = rows.every(({key}) => key === '' || isNumber(key));
    rows.sort((a, b) => {
      if (a.key === '' || b.key === '') return (a.key === '') - (b.key === '');
      const difference = numeric ? number(a.key) - number(b.key) : order(a.key, b.key);
      return down ? -difference : difference;
    });
    body.append(...rows.map(({row}) => row));
  };

  for (const table of document.querySelectorAll('table.sortable')) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach(other => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        sort(table.tBodies[0], column, down);
      });
    });
  }

  // Rows that hold all the words of the filter stay.
  const filter = input => {
    const words = input.value.trim().toLowerCase().split(/\s+/);
    for (const row of document.getElementById(input.dataset.filter).tBodies[0].rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every(word => text.includes(word));
    }
  };
  for (const input of document.querySelectorAll('input[data-filter]')) {
    input.addEventListener('input', () => filter(input));
    if (input.value) filter(input); // as a reload keeps it
  }

  // A card for which there is no room below its figure stands above it.
  const place = event => {
    const figure = event.target.closest('.figure'), card = figure?.querySelector(':scope > .card');
    if (!card) return;
    card.classList.remove('above');
    const {top, bottom} = figure.getBoundingClientRect(), {height} = card.getBoundingClientRect();
    card.classList.toggle('above', bottom + height > innerHeight && top > height);
  };
  document.addEventListener('mouseover', place);
  document.addEventListener('focusin', place);

  // From a figure to its row, filtered away or not.
  const jump = figure => {
    const row = document.getElementById(figure.dataset.row);
    if (row.hidden)
      for (const input of document.querySelectorAll(`input[data-filter="${row.closest('table').id}"]`)) {
        input.value = '';
        filter(input);
      }
    location.hash = row.id;
    row.querySelector('a').focus({preventScroll: true});
  };
  const figureOf = event => event.target.closest('.card') ? null : event.target.closest('.figure[data-row]');
  document.addEventListener('click', event => {
    const figure = figureOf(event);
    // A touch shows the record, whose link leads to the table.
    if (figure && event.pointerType !== 'touch') jump(figure);
    const back = event.target.closest('td a[href^="#"]');
    if (back) document.getElementById(back.hash.slice(1))?.focus({preventScroll: true});
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.matches('.figure[data-row]')) jump(event.target);
    if (event.key === 'Escape' && document.activeElement.closest('.figure')) document.activeElement.blur();
  });
});
