/// The small script of the page on which comments are coded: letters tick their themes as they are typed, and themes are looked for.
///
/// Everything works without it.
package enum CodingScript {
  /// Where it is.
  package static let address = "/code.js"

  package static let text = """
    'use strict';
    (function () {
      var summary = document.querySelector('.summary a');
      var line = document.getElementById('line');
      if (summary) summary.focus();
      else if (line) line.focus({ preventScroll: true });
      if (!line) return;
      var found = document.getElementById('found');
      var boxes = Array.from(document.querySelectorAll('[data-letters]'));
      var start = boxes.map(function (box) { return box.checked; });
      function fold(text) { return text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase(); }

      function look(text) {
        var wanted = fold(text.trim());
        var left = boxes.filter(function (box) {
          var fits = !wanted || box.dataset.words.indexOf(wanted) >= 0;
          box.parentNode.hidden = !fits;
          return fits;
        });
        var words = '';
        if (wanted) {
          words = left.length === 0 ? 'No theme has this in its label or codebook.'
            : left.length === 1 ? 'One theme: Enter ticks it.' : left.length + ' themes: Enter ticks the first.';
        }
        if (found.textContent !== words) found.textContent = words;
        return left;
      }

      // The same rules as on the server: letters alone are these themes and no others, a sign adds or leaves out.
      function take() {
        if (line.value.trim().charAt(0) === '/') { look(line.value.trim().slice(1)); return; }
        look('');
        var words = line.value.toLowerCase().split(/[\\s,]+/).filter(Boolean);
        var isKnown = words.every(function (word) {
          return boxes.some(function (box) { return box.dataset.letters === word.replace(/^[+\\u2212-]/, ''); });
        });
        var plain = words.filter(function (word) { return !/^[+\\u2212-]/.test(word); });
        boxes.forEach(function (box, at) {
          if (!isKnown || !words.length) { box.checked = start[at]; return; }
          var letters = box.dataset.letters;
          if (plain.length) { box.checked = plain.indexOf(letters) >= 0; return; }
          box.checked = (start[at] || words.indexOf('+' + letters) >= 0)
            && words.indexOf('-' + letters) < 0 && words.indexOf('\\u2212' + letters) < 0;
        });
      }
      line.addEventListener('input', take);

      // What was ticked by hand stays, and what was typed before it is done with.
      boxes.forEach(function (box) {
        box.addEventListener('change', function () {
          line.value = '';
          look('');
          start = boxes.map(function (box) { return box.checked; });
        });
      });
      line.addEventListener('keydown', function (event) {
        if (event.key !== 'Enter' || line.value.trim().charAt(0) !== '/') return;
        event.preventDefault();
        var wanted = line.value.trim().slice(1).trim();
        var left = wanted ? look(wanted) : [];
        if (!left.length) return;
        left[0].checked = true;
        start = boxes.map(function (box) { return box.checked; });
        line.value = '';
        look('');
        found.textContent = left[0].labels[0].textContent.trim() + ' is ticked. Enter keeps what is ticked.';
      });
    })();

    """
}
