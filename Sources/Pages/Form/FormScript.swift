/// The one small script: it sends pages of answers as ``SendingScript`` says, keeps a count of points, keeps answers as they are typed, and takes the reader to what must change.
///
/// Everything works without it.
package enum FormScript {
  package static let text = SendingScript.text + own

  private static let own = """
    (function () {
      var summary = document.getElementById('summary');
      if (summary) summary.focus();
      document.querySelectorAll('[data-total]').forEach(function (total) {
        var fields = document.querySelectorAll('[data-points="' + total.dataset.total + '"]');
        function count() {
          var placed = 0;
          fields.forEach(function (field) { placed += parseInt(field.value, 10) || 0; });
          total.textContent = total.dataset.text.replace('{placed}', placed);
        }
        fields.forEach(function (field) { field.addEventListener('input', count); });
        count();
      });
      var form = document.querySelector('form[action*="/p/"]');
      if (!form || !window.fetch || !window.URLSearchParams) return;
      var waiting = 0;
      var under = null;
      function keep() {
        waiting = 0;
        var body = new URLSearchParams(new FormData(form));
        body.append(':do', 'keep');
        under = window.AbortController ? new AbortController() : null;
        fetch(form.getAttribute('action'), {
          method: 'POST', body: body, credentials: 'same-origin', keepalive: true, signal: under ? under.signal : undefined
        }).catch(function () {});
      }
      function soon() {
        if (waiting) clearTimeout(waiting);
        waiting = setTimeout(keep, 2000);
      }
      form.addEventListener('input', soon);
      form.addEventListener('submit', function () { if (waiting) clearTimeout(waiting); waiting = 0; if (under) under.abort(); });
      document.addEventListener('visibilitychange', function () { if (document.hidden && waiting) { clearTimeout(waiting); keep(); } });
    })();

    """
}
