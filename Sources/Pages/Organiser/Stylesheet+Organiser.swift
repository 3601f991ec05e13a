extension Stylesheet {
  /// What the organisers' pages have beside the form's style: tables, a chart, and more room.
  static let organiser = Stylesheet(
    css: """
      .desk header,.desk main{max-width:64rem}.desk header form{margin:0}.desk header{align-items:center}
      .scroll{position:relative;overflow-x:auto;margin:0 0 1.5rem}.scroll:focus-visible{outline-offset:2px}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;overflow-wrap:normal}
      th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line)}
      td+td,th+th{white-space:nowrap}thead th{border-bottom:2px solid var(--line)}tbody th{font-weight:600;min-width:10rem}
      input[type=password]{background:var(--paper);border:2px solid var(--line);border-radius:0;padding:.45rem .5rem;width:100%;max-width:30rem;min-height:2.75rem}
      figure{margin:0 0 1rem}figcaption{font-weight:600;margin:0 0 .5rem}svg{display:block;min-width:32rem;width:100%;height:auto;font-family:inherit}
      .desk form input[type=text]{max-width:34rem}.facts{font-size:1.25rem}
      blockquote{margin:1rem 0;padding:.25rem 1rem;border-left:6px solid var(--line);font-size:1.25rem;white-space:pre-line}mark{background:none;color:inherit;font-weight:700;text-decoration:underline;text-decoration-thickness:.15em;text-underline-offset:.15em}
      .letters{display:inline-block;min-width:1.5em;font:600 1rem ui-monospace,Menlo,Consolas,monospace;border:1px solid var(--line);text-align:center}.box[hidden]{display:none}.desk details{margin:0 0 1.5rem}kbd{font:600 1em ui-monospace,Menlo,Consolas,monospace;white-space:nowrap}.links li{margin:.5rem 0}
      .desk textarea{max-width:44rem}.desk pre{overflow-x:auto;background:var(--band);padding:.5rem .75rem;margin:.5rem 0;white-space:pre-wrap}details fieldset{border-left:4px solid var(--line);padding-left:1rem;margin:1rem 0}summary{cursor:pointer}summary.ask{display:list-item;list-style-position:inside;padding:.5rem 0}
      .grid{min-width:64rem;line-height:1.35;font-size:1rem}.grid :is(th,td){white-space:normal;padding:.4rem .6rem;border:1px solid var(--line);font-weight:normal}.grid thead th{font-weight:600;background:var(--band)}.grid :is(p,ul){margin:0 0 .3rem}.grid ul{padding-left:1.1rem}.grid tbody th{min-width:12rem}
      .grid .group{font-weight:600;border-top:2px solid var(--ink);background:var(--band)}.group small{display:block;font-weight:400;color:var(--soft)}.inferred{font-style:italic;color:var(--soft)}.standing{font-weight:600}.standing.behind{color:var(--bad)}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
      .wide{display:none}@media(max-width:66rem){.wide{display:block;margin:0 0 .5rem;color:var(--soft)}}@media(max-width:40rem){.grid{min-width:44rem}\
      .grid tbody th:not(.group){position:sticky;left:0;min-width:7rem;max-width:9rem;background:var(--paper);box-shadow:inset -1px 0 var(--line)}.group :is(span,small){display:block;position:sticky;left:.6rem;max-width:min(20rem,100vw - 4rem)}}
      """)
}
