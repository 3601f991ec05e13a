/// The one small script of a room: it sends its forms as ``SendingScript`` says, puts the live parts of a page in their places as they come, counts time down, and counts dots.
///
/// Everything works without it.
package enum RoomScript {
  package static let text = SendingScript.text + own

  private static let own = """
    (function () {
      var summary = document.querySelector('.summary a');
      if (summary) summary.focus();

      // Dots: one more, one fewer, and how many are chosen.
      var total = document.querySelector('[data-total]');
      var fields = document.querySelectorAll('[data-points]');
      function count() {
        var chosen = 0;
        fields.forEach(function (field) { chosen += parseInt(field.value, 10) || 0; });
        if (total) total.textContent = total.dataset.text.replace('{placed}', chosen);
        return chosen;
      }
      fields.forEach(function (field) { field.addEventListener('input', count); });
      document.querySelectorAll('button[name=":more"],button[name=":fewer"]').forEach(function (button) {
        button.addEventListener('click', function (event) {
          event.preventDefault();
          var field = document.getElementById('d-' + button.value);
          var value = parseInt(field.value, 10) || 0;
          if (button.name === ':fewer') value = Math.max(0, value - 1);
          else if (count() < parseInt(total.dataset.most, 10)) value += 1;
          field.value = value;
          count();
        });
      });

      // What is left of a slot.
      var shown = new Map();
      function tick() {
        document.querySelectorAll('[data-left]').forEach(function (clock) {
          if (!shown.has(clock)) shown.set(clock, Date.now() + 1000 * clock.dataset.left);
          var left = Math.max(0, Math.ceil((shown.get(clock) - Date.now()) / 1000));
          var text = left ? Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0') : clock.dataset.over;
          if (clock.textContent !== text) clock.textContent = text;
        });
        shown.forEach(function (end, clock) { if (!clock.isConnected) shown.delete(clock); });
      }
      tick();
      setInterval(tick, 500);

      // The live parts. What somebody is typing or has ticked in them stays.
      var stream = document.body.dataset.stream;
      if (!stream || !window.EventSource) return;
      var last = {};
      // That something was added is no news any more once the room has gone on, and there was time to read it.
      function pass() {
        var notice = document.querySelector('.room main > .notice:not(#lost)');
        if (!notice || !/[?&]done=added(&|$)/.test(location.search)) return;
        setTimeout(function () { notice.remove(); }, Math.max(0, 5000 - performance.now()));
      }
      function put(part, html) {
        var name = part.dataset.live;
        if (last[name] === html) return;
        last[name] = html;
        // What stands there already is left alone, so that a press on it is not lost.
        var box = document.createElement('template');
        box.innerHTML = html;
        if (part.innerHTML === box.innerHTML) return;
        pass();
        var kept = [];
        part.querySelectorAll('input,select,textarea').forEach(function (field) {
          if (!field.id) return;
          var isChanged = field.type === 'checkbox' || field.type === 'radio'
            ? field.checked !== field.defaultChecked : field.value !== (field.defaultValue || '');
          if (isChanged) kept.push([field.id, field.value, field.checked]);
        });
        var focus = part.contains(document.activeElement) ? document.activeElement.id : '';
        part.innerHTML = html;
        kept.forEach(function (one) {
          var field = document.getElementById(one[0]);
          if (!field) return;
          field.checked = one[2];
          if (field.type !== 'checkbox' && field.type !== 'radio') field.value = one[1];
        });
        if (focus && document.getElementById(focus)) document.getElementById(focus).focus();
        tick();
      }
      var lost = document.getElementById('lost');
      var out = document.getElementById('signed-out');
      var source = null;
      function listen() {
        source = new EventSource(stream);
        source.onopen = function () { if (lost) lost.hidden = true; };
        source.onerror = function () {
          if (lost) lost.hidden = false;
          // After an answer that is no stream the browser gives up; then it is tried again here.
          if (source.readyState === 2) setTimeout(ask, 3000);
        };
        document.querySelectorAll('[data-live]').forEach(function (part) {
          source.addEventListener(part.dataset.live, function (event) { put(part, event.data); });
        });
      }
      // Whoever is signed out is told so: then the page cannot come back by itself.
      function ask() {
        if (!out) return listen();
        var stop = new AbortController();
        fetch(stream, { signal: stop.signal }).then(function (answer) {
          stop.abort();
          if (answer.status !== 403) return listen();
          out.hidden = false;
          if (lost) lost.hidden = true;
        }, function () { setTimeout(ask, 3000); });
      }
      listen();
      addEventListener('pagehide', function () { if (source) source.close(); });
      addEventListener('pageshow', function (event) { if (event.persisted) listen(); });
    })();

    """
}
