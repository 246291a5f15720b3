// The way back: from the figure in a bulletin that the address names, or that was clicked, to the rows that rest on it. A row that a filter hides is shown.
(() => {
  'use strict';
  const back = document.createElement('div');
  back.id = 'back';
  back.hidden = true;
  document.body.append(back);

  const rowsOf = (id) => Array.from(document.querySelectorAll('.wide tr[id] a[href], .report-findings li[id] a[href]'))
    .filter((link) => link.getAttribute('href') === '#' + id)
    .map((link) => link.closest('[id]'))
    .filter((row, at, all) => all.indexOf(row) === at);

  const offer = (mark) => {
    const rows = rowsOf(mark.id);
    back.replaceChildren('↩ ');
    rows.forEach((row) => {
      const link = document.createElement('a');
      link.href = '#' + row.id;
      link.textContent = row.cells ? row.cells[1].firstChild.textContent + '（' + row.id + '）' : row.id;
      back.append(link, ' ');
    });
    back.hidden = rows.length === 0;
  };

  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    back.hidden = true;
    if (!target) return;
    if (target.closest('article')) {
      const own = target.matches('tr') && target.querySelector('a[href^="#"]'); // a row of the bulletin's own table
      return offer(own ? document.getElementById(own.hash.slice(1)) : target);
    }
    const table = target.closest('table[id]');
    if (!table || target.offsetParent) return;
    const filter = document.querySelector('[data-filter="' + table.id + '"]');
    filter.value = '';
    filter.dispatchEvent(new Event('input', { bubbles: true }));
    target.scrollIntoView();
  };

  window.addEventListener('hashchange', arrive);
  arrive();
})();
