extension Stylesheet {
  /// How a form looks: large, plain, one column, readable in sunlight on a small screen and in the dark.
  static let form = Stylesheet(
    css: """
      :root{color-scheme:light dark;--paper:#fff;--ink:#16191d;--soft:#4b545d;--line:#6f7982;--band:#eef1f4;--mark:#0b4f6c;--on:#fff;--bad:#b3001b;--focus:#ffd000}
      @media (prefers-color-scheme:dark){:root{--paper:#14181c;--ink:#eceff1;--soft:#b7c0c8;--line:#8a949d;--band:#20262c;--mark:#8fd0ea;--on:#0c1317;--bad:#ff9aa5}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
      header,main,footer{max-width:42rem;margin:0 auto;padding:0 1rem}
      header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;border-bottom:4px solid var(--mark);padding-top:.5rem;padding-bottom:.5rem}
      .name{margin:0;font-weight:600}.name a{color:inherit;text-decoration:none}nav a{margin-left:1rem}
      footer{margin-top:3rem;padding-bottom:2rem;border-top:1px solid var(--line);color:var(--soft);font-size:1rem}
      h1{font-size:1.75rem;line-height:1.2;margin:1.5rem 0 1rem}h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .5rem}h3{font-size:1.15rem;margin:1.5rem 0 .5rem}
      a{color:var(--mark)}.lead{font-size:1.25rem}.step,.soft{color:var(--soft);font-weight:400}.step{margin:1.5rem 0 -1rem}
      .skip,.away,.enter{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);padding:0;border:0;white-space:nowrap}
      .skip:focus{position:static;width:auto;height:auto;clip-path:none;display:block;padding:.5rem 1rem}
      fieldset{border:0;margin:0;padding:0;min-width:0}.q{margin:0 0 2rem}.ask{display:block;font-size:1.2rem;line-height:1.35;font-weight:600;margin:0 0 .5rem;padding:0}
      .hint{color:var(--soft);margin:0 0 .75rem}.hint p{margin:0 0 .25rem}
      .bad{color:var(--bad);font-weight:600;margin:0 0 .5rem}.wrong{border-left:5px solid var(--bad);padding-left:1rem}
      .summary{border:4px solid var(--bad);padding:1rem;margin:1.5rem 0}.summary h2{margin:0 0 .5rem}.summary ul{margin:0;padding-left:1.25rem}.summary a{color:var(--bad);font-weight:600}
      .notice{border-left:6px solid var(--mark);background:var(--band);padding:.75rem 1rem;margin:1.5rem 0 0}
      input,select,textarea,button{font:inherit;color:inherit}
      input[type=text],input[type=email],select,textarea{background:var(--paper);border:2px solid var(--line);border-radius:0;padding:.45rem .5rem;width:100%;min-height:2.75rem}
      input.short{max-width:14rem}input.tiny{width:4.5rem;text-align:right}
      .box{display:flex;align-items:flex-start;gap:.25rem;position:relative}.box input{width:1.5rem;height:1.5rem;margin:.6rem .35rem .6rem .25rem;flex:none;accent-color:var(--mark)}.box label{flex:1;padding:.6rem .25rem}
      .specify{margin:0 0 .75rem 2.3rem;padding-left:1rem;border-left:4px solid var(--line)}
      .row{border-top:1px solid var(--line);padding:.75rem 0 .25rem;margin:0}.row.wrong{padding-left:1rem}.row legend{float:left;width:100%;font-weight:600;padding:0 0 .25rem}.row legend+*{clear:both}
      .place,.points{display:flex;align-items:center;gap:.5rem;margin:0 0 .75rem}.place label{flex:none;width:5.5rem}.place select{flex:1;width:auto;min-width:0}.points label{flex:1}
      .points{border-top:1px solid var(--line);padding-top:.75rem}.total{font-weight:600}
      button{background:var(--band);border:2px solid var(--line);border-radius:0;padding:.6rem 1.1rem;min-height:2.75rem;cursor:pointer}
      button.main{background:var(--mark);border-color:var(--mark);color:var(--on);font-weight:600}
      button.move{padding:.3rem .75rem}button.link{background:none;border:0;color:var(--mark);text-decoration:underline;padding:.5rem .25rem}
      .languages{text-align:right;margin:0}.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin:2rem 0}
      .item{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;border-top:4px solid var(--line);margin-top:1.5rem}
      .answers>div{border-bottom:1px solid var(--line);padding:.6rem 0;display:grid;grid-template-columns:1fr auto;gap:0 1rem}.answers dt{font-weight:600;grid-column:1}.answers dd{margin:0;grid-column:1;white-space:pre-line}.answers .change{grid-column:2;grid-row:1}
      .code{font:600 1.35rem/1.4 ui-monospace,Menlo,Consolas,monospace;background:var(--band);padding:1rem;margin:1rem 0}
      .surveys li{margin:.75rem 0;font-size:1.25rem}
      :focus-visible{outline:4px solid var(--focus);outline-offset:0;box-shadow:0 0 0 6px #16191d}
      a:focus-visible{background:var(--focus);color:#16191d;box-shadow:0 3px #16191d;outline:0;text-decoration:none}
      @media (min-width:40rem){.scale{display:flex;flex-wrap:wrap;gap:0 1rem}.scale .box label{padding-right:.5rem}.numbers .box{flex-direction:column;align-items:center}.numbers .box label{padding:0}}
      @media print{button,.skip,.languages,nav{display:none}body{font-size:11pt}}
      """)
}
