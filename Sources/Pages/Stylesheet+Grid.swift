extension Stylesheet {
  /// How tables of words with spanning cells look; stands behind `paper` on the pages that have one.
  static let grid = Stylesheet(
    css: """
      @media(min-width:56rem){.scroll:has(.grid){width:min(78rem,100vw - 3rem);position:relative;left:50%;transform:translateX(-50%)}}
      .grid{min-width:64rem;line-height:1.35}.grid :is(th,td){text-align:left;white-space:normal;padding:.4rem .6rem;border:1px solid var(--line);font-weight:normal}\
      .grid thead th{font-weight:bold;background:var(--band)}.grid :is(p,ul){margin:0 0 .3rem}.grid ul{padding-left:1.1rem}.grid tbody th{min-width:12rem}\
      .grid .group{font-weight:bold;border-top:2px solid var(--ink);background:var(--band)}.group small{display:block;font-weight:normal;color:var(--soft);font-size:.92em}\
      .inferred{font-style:italic;color:var(--soft)}.standing{font-weight:bold}.standing.behind{color:var(--bad)}
      .wide{display:none}@media(max-width:66rem){.wide{display:block;margin:0 0 .5rem;color:var(--soft)}}@media(max-width:40rem){.grid{min-width:44rem}\
      .grid tbody th:not(.group){position:sticky;left:0;min-width:7rem;max-width:9rem;background:var(--paper);box-shadow:inset -1px 0 var(--line)}.group :is(span,small){display:block;position:sticky;left:.6rem;max-width:min(20rem,100vw - 4rem)}}
      @media print{.wide{display:none}@page wide{size:A4 landscape;margin:14mm}section:has(.grid){page:wide}.scroll:has(.grid){break-inside:auto;width:auto;left:0;transform:none}\
      .grid tr:has(.group){break-after:avoid}.grid{min-width:0;font-size:8pt}.grid tbody th{min-width:0}}
      """)
}
