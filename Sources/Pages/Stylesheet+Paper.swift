extension Stylesheet {
  /// How a committee paper looks: sober, on a phone, on a desk, in the dark and on A4.
  static let paper = Stylesheet(
    css: """
      :root{color-scheme:light dark;--paper:#fff;--ink:#1c2127;--soft:#4d5661;--line:#c9ced4;--band:#f3f5f7;--mark:#0b4f6c;--warn:#fff4d6;\
      --warnink:#5a3d00;--warnline:#b98900;--a:#0b4f6c;--b:#b3541e;--c:#3d6b21;--d:#7a2f6b;--e:#54606c;--good:#1f6f8b;--bad:#b3541e;--mid:#8a939c}
      @media (prefers-color-scheme:dark){:root{--paper:#14181c;--ink:#e8ebee;--soft:#b3bcc5;--line:#3a424a;--band:#1d2329;--mark:#8fd0ea;\
      --warn:#3a2e0c;--warnink:#ffe3a1;--warnline:#d6a520;--a:#8fd0ea;--b:#f2a477;--c:#a9d78b;--d:#e0a1d3;--e:#c2cad2;--good:#6bb8d4;--bad:#f2a477;--mid:#7d8790}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 Georgia,"Times New Roman",serif;overflow-wrap:break-word}
      .skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem;z-index:1}
      header,main,footer{max-width:52rem;margin:0 auto;padding:0 1rem}
      h1{font-size:1.9rem;line-height:1.2;margin:1.5rem 0 1rem}h2{font-size:1.35rem;margin:2.5rem 0 .75rem;border-top:2px solid var(--mark);padding-top:.6rem}
      h3{font-size:1.1rem;margin:2rem 0 .5rem}
      a{color:var(--mark)}a:focus-visible,.scroll:focus-visible{outline:3px solid var(--warnline);outline-offset:2px}
      dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1.25rem;margin:0 0 1.25rem;padding:.75rem 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
      dt{color:var(--soft)}dd{margin:0}
      .mark{border:2px solid var(--bad);padding:.35rem .75rem;margin:1rem 0;font-weight:bold}
      .notice{background:var(--warn);color:var(--warnink);border-left:6px solid var(--warnline);padding:.75rem 1rem;margin:1rem 0;font-weight:bold}
      .first{background:var(--band);padding:1rem 1rem 1rem 2.75rem;margin:1rem 0;font-size:1.1rem}.first li{margin:.35rem 0}
      .n{display:grid;grid-template-columns:3rem minmax(0,1fr);margin:.6rem 0}.n span{color:var(--soft)}.n p{margin:0}
      .scroll{overflow-x:auto;margin:1rem 0 1.5rem}
      table{border-collapse:collapse;min-width:100%;font:.9rem/1.4 "Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
      caption{text-align:left;font-weight:bold;padding:0 0 .4rem}caption.unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
      th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
      th:first-child,td:first-child{text-align:left;padding-left:0}.words :is(th,td):nth-child(2){text-align:left}thead :is(th,td){vertical-align:bottom;border-bottom:2px solid var(--ink)}
      td{white-space:nowrap}tbody th{font-weight:normal;min-width:10rem}
      figure{margin:1rem 0}figcaption{font:bold .95rem/1.4 "Helvetica Neue",Arial,sans-serif;margin-bottom:.4rem}
      svg{display:block;width:44rem;max-width:none;height:auto;font-family:"Helvetica Neue",Arial,sans-serif}
      footer{color:var(--soft);font-size:.9rem;padding-bottom:3rem;margin-top:3rem;border-top:1px solid var(--line)}
      @media print{@page{size:A4;margin:18mm 16mm}:root{--paper:#fff;--ink:#000;--soft:#333;--line:#999;--band:#f2f2f2}body{font-size:10.5pt}\
      header,main,footer{max-width:none;padding:0}.skip,nav{display:none}h2,h3,caption{break-after:avoid}tr,figure,.n,.scroll,.first li{break-inside:avoid}.scroll{overflow:visible;margin:.5rem 0 1rem}\
      h3{margin:1.2rem 0 .3rem}table{font-size:8.5pt}th,td{padding:.2rem .5rem}svg{width:100%}}
      """)
}
