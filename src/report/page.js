/* What the page does beside being read: tables are sorted, comments filtered and searched, marks tell what they are.
 * All by keyboard too; without this script everything is there to be read. No request is made. */
(function () {
  'use strict';
  var page = document, lang = page.documentElement.lang;
  function all(where, what) { return Array.prototype.slice.call(where.querySelectorAll(what)); }

  /* ---- sorting: a button in every heading; the third press gives back the first order ---- */

  /* "−0,21", "30 %", "< 0,001", "3/25"; NaN for what is no number. */
  function number(text) {
    var plain = text.replace(/[\s\u00a0%<]/g, '').replace('\u2212', '-').replace(',', '.'), parts = plain.split('/');
    if (plain === '') return NaN;
    return parts.length === 2 ? (+parts[1] ? parts[0] / parts[1] : 0) : Number(parts[0]);
  }
  function sortable(table) {
    var body = table.tBodies[0], rows = body && Array.prototype.slice.call(body.rows), heads = all(table, 'thead th');
    if (!rows || rows.length < 2) return;
    function sort(column, way) {
      var keyed = rows.map(function (row, i) {
        var text = row.cells[column] ? row.cells[column].textContent.trim() : '';
        return { row: row, i: i, text: text, number: number(text) };
      });
      var numeric = keyed.some(function (k) { return k.text !== ''; }) &&
        keyed.every(function (k) { return k.text === '' || !isNaN(k.number); });
      keyed.sort(function (a, b) {
        if ((a.text === '') !== (b.text === '')) return a.text === '' ? 1 : -1; /* what is missing stays last */
        var order = numeric ? a.number - b.number : a.text.localeCompare(b.text, lang);
        return (way === 'descending' ? -order : order) || a.i - b.i;
      });
      (way === 'none' ? rows : keyed.map(function (k) { return k.row; })).forEach(function (row) { body.appendChild(row); });
    }
    heads.forEach(function (head, column) {
      if (head.textContent.trim() === '') return;
      var button = page.createElement('button');
      button.type = 'button';
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener('click', function () {
        var was = head.getAttribute('aria-sort'), first = head.className === 'n' ? 'descending' : 'ascending';
        var second = first === 'ascending' ? 'descending' : 'ascending';
        var way = !was ? first : was === first ? second : 'none';
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        if (way !== 'none') head.setAttribute('aria-sort', way);
        sort(column, way);
      });
    });
  }
  all(page, 'main table').forEach(function (table) { if (!table.closest('article')) sortable(table); });

  /* ---- comments: by participant, theme and words ---- */

  var filter = page.getElementById('filter');
  if (filter) {
    var words = page.getElementById('filter-words'), who = page.getElementById('filter-who');
    var theme = page.getElementById('filter-theme'), status = page.getElementById('filter-status');
    var articles = all(page, 'article').map(function (article) {
      return { node: article, who: article.dataset.who, themes: (article.dataset.themes || '').split(' '),
        text: all(article, 'h3, .text').map(function (part) { return part.textContent; }).join('\n').normalize('NFC').toLowerCase() };
    });
    var apply = function () {
      var wanted = words.value.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
      articles.forEach(function (a) {
        var there = (!who.value || a.who === who.value) && (!theme.value || a.themes.indexOf(theme.value) >= 0) &&
          wanted.every(function (word) { return a.text.indexOf(word) >= 0; });
        a.node.hidden = !there;
        shown += there;
      });
      status.textContent = status.dataset.text.replace('{1}', shown).replace('{2}', articles.length);
    };
    var clear = function () { words.value = who.value = theme.value = ''; apply(); };
    words.addEventListener('input', apply);
    who.addEventListener('change', apply);
    theme.addEventListener('change', apply);
    page.getElementById('filter-clear').addEventListener('click', clear);
    words.addEventListener('keydown', function (event) { if (event.key === 'Escape') clear(); });
    /* A link to a comment that the filter hides shows it. */
    window.addEventListener('hashchange', function () {
      var target = page.getElementById(location.hash.slice(1));
      if (target && target.hidden) { clear(); target.scrollIntoView(); }
    });
    filter.hidden = false;
    apply();
  }

  /* ---- marks and dots: arrow keys go from one to the next, Enter to the comment, Escape away ---- */

  var tip = page.createElement('div'), now = null;
  tip.id = 'tip';
  tip.setAttribute('role', 'status');
  tip.hidden = true;
  page.body.appendChild(tip);
  function text(item) {
    var title = item.querySelector && item.querySelector('title');
    return title ? title.textContent : item.getAttribute('title') || '';
  }
  function hide() {
    if (now) now.classList.remove('now');
    now = null;
    tip.hidden = true;
  }
  function show(item, name) {
    hide();
    now = item;
    item.classList.add('now');
    item.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    tip.textContent = name ? item.textContent + ': ' + text(item) : text(item);
    tip.hidden = false;
    stand();
  }
  /* Below what it tells of, or above where there is no room. */
  function stand() {
    var box = now.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(box.left, window.innerWidth - tip.offsetWidth - 8)) + 'px';
    tip.style.top = (box.bottom + tip.offsetHeight + 8 < window.innerHeight ? box.bottom + 6 : box.top - tip.offsetHeight - 6) + 'px';
  }
  function tips(box, what, name) {
    function telling() { return all(box, what).filter(text); }
    if (!telling().length) return;
    box.tabIndex = 0;
    box.addEventListener('keydown', function (event) {
      var items = telling(), at = items.indexOf(now), last = items.length - 1;
      var next = { ArrowRight: Math.min(at + 1, last), ArrowLeft: Math.max(at - 1, 0), Home: 0, End: last }[event.key];
      if (event.key === 'Escape') hide();
      else if (event.key === 'Enter' && now && now.dataset.n && page.getElementById('c' + now.dataset.n)) location.hash = 'c' + now.dataset.n;
      else if (next !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) { show(items[next], name); event.preventDefault(); }
    });
    box.addEventListener('blur', hide);
    box.addEventListener('click', function (event) {
      var item = event.target.closest(what);
      if (item && text(item)) show(item, name);
    });
  }
  all(page, 'figure .wide').forEach(function (box) { tips(box, 'svg circle, svg rect, svg path[fill="none"]', false); });
  all(page, '.text').forEach(function (box) {
    tips(box, 'mark', true);
    if (!box.querySelector('mark')) return;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', page.body.dataset.marks);
  });
  window.addEventListener('scroll', function () { if (now) stand(); }, { passive: true });
})();
