extension Stylesheet {
  /// What the pages of a room have beside the form's style: what is said, dots, a tally, and the wall.
  static let room = Stylesheet(
    css: """
      .slot{font-size:1.25rem;border-left:6px solid var(--mark);padding-left:1rem;margin:1.5rem 0 0}.slot strong{font-variant-numeric:tabular-nums;white-space:nowrap}
      .said{list-style:none;margin:0;padding:0}.said li{border-top:1px solid var(--line);padding:.5rem 0}
      .go{display:inline-block;background:var(--mark);color:var(--on);font-weight:600;padding:.75rem 1.25rem;text-decoration:none}
      .dot{display:flex;align-items:center;gap:.5rem;border-top:1px solid var(--line);padding:.75rem 0}.dot label{flex:1;min-width:0}
      .dot button{flex:none;width:2.9rem;padding:.3rem;font-weight:600}.dot input[type=text]{flex:none;width:3rem;text-align:center}
      .tally{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}.tally th,.tally td{text-align:left;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:middle}
      .tally .number{text-align:right;padding-right:0;font-weight:600}.tally thead th{font-weight:400;color:var(--soft);white-space:nowrap}.tally progress{width:6rem;max-width:20vw;height:1rem;accent-color:var(--mark)}
      .tally th,.tally td{overflow-wrap:break-word;hyphens:auto}@media(max-width:26rem){.tally th,.tally td{padding-right:.4rem}.tally progress{width:2.5rem}}
      .agreed li{margin:.4rem 0}[hidden]{display:none}
      .wall{height:100vh;overflow:hidden;font-size:clamp(1.1rem,min(2.1vw,3.73vh),2.6rem)}.wall main{max-width:none;height:100vh;padding:1.5vw 2vw;overflow:hidden;display:flex;flex-direction:column}
      .wall h1{font-size:1.6em;margin:0 0 .3em}.wall h2{font-size:1.2em;margin:0 0 .4em}.wall .slot{font-size:1.4em;margin:0 0 .5em}.wall .said li{padding:.35em 0}
      .wall .sides{flex:1;min-height:0;display:flex;gap:3vw}.wall .sides>div{flex:1;min-width:0;overflow:hidden}.wall .joining:empty{display:none}.wall .joining{flex:none;width:26vw;text-align:center;font-size:min(.75em,2.4vh)}
      .wall .joining svg{display:block;width:100%;height:auto;max-height:38vh;background:#fff}.wall .joining .code{font-size:1.8em;padding:.3em;margin:.4em 0;white-space:nowrap}
      .wall .tally th,.wall .tally td{padding-top:.12em;padding-bottom:.12em;line-height:1.2}.wall .tally progress{width:24vw;max-width:24vw;height:1em}.wall .both .tally progress{width:8vw}.wall .agreed{margin:0;padding-left:2.2em}
      .wall .both{display:flex;gap:3vw}.wall .both>div{flex:1;min-width:0}.wall .agreed li{margin:.3em 0 0;line-height:1.25}.wall .cut{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.wall .clipped:is(table){table-layout:fixed}
      .wall .clipped :is(th,td){width:5em}.wall .clipped th:nth-child(2){width:auto}.wall .notice:not(#lost){font-size:.8em;padding:.3em 1rem}.wall #lost{position:fixed;right:0;bottom:0;z-index:1;margin:0;font-size:.8em}\(WallSpace.css)
      .wall .agreed .soft{display:block;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
      @media(max-width:34rem){.stacked :is(table,tbody,tr,th,td){display:block}.stacked thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
      .stacked :is(th,td){white-space:normal;overflow-wrap:anywhere;padding:.1rem 0;border:0;min-width:0}.stacked tr{border-bottom:1px solid var(--line);padding:.4rem 0}}
      .group{border-top:1px solid var(--line)}.line{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 1rem}.line .box{flex:1 1 14rem}.joincode{font-size:1.5rem;letter-spacing:.05em}details{margin:0 0 1.5rem}summary{cursor:pointer;padding:.6rem 0}.wall p{margin:.3em 0}
      """)
}
