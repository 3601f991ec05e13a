internal import Phrases

/// What both small scripts begin with: it sends a page's forms so that nothing typed is lost where the server cannot be reached.
///
/// A form is sent by it where the form or the page has `data-unsent`, the words in which it says that nothing was sent. What was typed stays
/// then, and the same is sent again every few seconds until somebody types; what is sent twice counts once. Where the server answers with a
/// page and not with an address to go to, the browser sends the form itself.
package enum SendingScript {
  /// What the script tells the server about itself: then an address to go to is handed to it instead of being followed.
  package static let header = (name: "X-Requested-With", value: "fetch")

  static let text = """
    'use strict';
    (function () {
      var submit = HTMLFormElement.prototype.requestSubmit;
      if (!submit || !window.fetch || !window.URLSearchParams || !window.AbortController) return;
      var under = null, waiting = 0, isNative = false;
      function again() { clearTimeout(waiting); waiting = 0; }
      function tell(form, words, isNew) {
        var note = document.getElementById('unsent');
        if (note && !isNew) return;
        if (note) note.remove();
        note = document.createElement('p');
        note.id = 'unsent';
        note.className = 'notice';
        note.setAttribute('role', 'alert');
        if (words.getAttribute('data-unsent-lang')) note.lang = words.getAttribute('data-unsent-lang');
        form.appendChild(note);
        note.textContent = words.getAttribute('data-unsent');
        note.scrollIntoView({ block: 'nearest' });
      }
      function go(to) {
        var there = new URL(to, location.href);
        // An address that differs in its anchor alone would not be loaded.
        if (there.hash && there.href.split('#')[0] === location.href.split('#')[0])
          history.replaceState(null, '', there.pathname + there.search + (there.search ? '&' : '?'));
        location.assign(there.href);
      }
      function send(form, by, body, words, isNew) {
        again();
        if (under) {
          if (under.body === body) return;
          under.stop.abort();
        }
        var own = under = { body: body, stop: new AbortController() };
        var late = setTimeout(function () { own.stop.abort(); }, 15000);
        fetch(form.getAttribute('action'), {
          method: 'POST', body: body, credentials: 'same-origin', signal: own.stop.signal,
          headers: { 'Content-Type': 'application/x-www-form-urlencoded', '\(header.name)': '\(header.value)' }
        }).then(function (answer) {
          if (answer.status >= 500 || answer.headers.get('Retry-After')) throw new Error('busy');
          clearTimeout(late);
          if (under !== own) return;
          under = null;
          var to = answer.status === 204 && answer.headers.get('Location');
          if (to) return go(to);
          if (!form.isConnected) return location.reload();
          isNative = true;
          try { submit.call(form, by); } finally { isNative = false; }
        }).catch(function () {
          clearTimeout(late);
          if (under !== own) return;
          under = null;
          tell(form, words, isNew);
          // Who went on typing meanwhile sends it by hand.
          if (!own.isOld) waiting = setTimeout(function () { send(form, by, body, words, false); }, 3000 + 2000 * Math.random());
        });
      }
      document.addEventListener('submit', function (event) {
        var form = event.target, by = event.submitter;
        if (isNative) { again(); return; }
        var words = form.hasAttribute('data-unsent') ? form : document.body;
        if (event.defaultPrevented || form.getAttribute('method') !== 'post' || !words.hasAttribute('data-unsent')) return;
        event.preventDefault();
        var body = new URLSearchParams(new FormData(form));
        if (by && by.name) body.append(by.name, by.value);
        send(form, by, body.toString(), words, true);
      });
      // What is being typed is not sent before its time, nor taken away by the page that comes after another sending.
      document.addEventListener('input', function () {
        again();
        if (under) under.isOld = true;
      });
    })();

    """

  /// A form that the script sends.
  static func form(_ address: String, _ id: String?, _ phrases: Phrases, _ children: [Markup]) -> Markup {
    let attributes = [Markup.Attribute("method", "post"), Markup.Attribute("action", address)]
    let named = id.map { [Markup.Attribute("id", $0)] } ?? []
    return .element(
      "form", attributes + named + [Markup.Attribute("novalidate", "novalidate")] + self.attributes(phrases), children)
  }

  /// What a form or a page has for the script, in the page's language, or else in English and marked so.
  static func attributes(_ phrases: Phrases) -> [Markup.Attribute] {
    [Markup.Attribute("data-unsent", phrases(.unsent))]
      + phrases.mark(.unsent).map { Markup.Attribute("data-unsent-lang", $0.value) }
  }
}
