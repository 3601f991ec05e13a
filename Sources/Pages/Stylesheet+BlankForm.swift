extension Stylesheet {
  /// How a form to fill in by hand looks: black on white, on A4, a question never torn where it fits on a page.
  static let blankForm = Stylesheet(
    css: """
      *{box-sizing:border-box}
      body{margin:0 auto;max-width:46rem;padding:1rem;background:#fff;color:#000;font:1rem/1.4 "Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
      h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.2rem;margin:1.6rem 0 .6rem;padding-top:.4rem;border-top:2px solid #000}
      h3,h4,h5,h6{font-size:1rem;margin:0 0 .2rem}p{margin:.3rem 0}
      .from,.hint,.demand{color:#333}.how{border:1px solid #000;padding:.4rem .8rem;margin:.8rem 0}
      .question,.note,.item{margin:0 0 1.3rem}.item{border-left:3px solid #777;padding-left:.8rem}
      .if{font-style:italic;font-weight:bold;border-left:3px solid #000;padding-left:.6rem}
      .required{font-weight:normal}.code{color:#555;font-size:.7rem;font-weight:normal;display:inline-block;min-width:1.1rem}
      .choices{list-style:none;margin:.4rem 0;padding:0}.choices li{display:flex;align-items:baseline;margin:.35rem 0;break-inside:avoid}.two{columns:2;column-gap:1.5rem}
      .choices li>span:last-child{flex:1}
      .box{display:inline-block;flex:none;width:1.05rem;height:1.05rem;border:1.5px solid #000;vertical-align:-.15rem;margin-right:.5rem}
      .choices .box{transform:translateY(.15rem)}.wide{width:2.4rem;height:1.6rem}.choices .wide{transform:translateY(.3rem)}
      .rule{display:block;border-bottom:1px solid #000;height:1.7rem}
      .field{display:inline-flex;align-items:baseline;gap:.4rem;margin-right:1.2rem}.field .rule{width:6rem}.fields .rule{width:9rem}
      .beside{display:flex;align-items:baseline;gap:.5rem}.beside .rule{flex:1}.short{display:flex;align-items:baseline;gap:.5rem}.short .rule{width:9rem}
      .range{display:flex;flex-wrap:wrap;align-items:flex-end;gap:.6rem}.step{display:inline-flex;flex-direction:column;align-items:center}.step .box{margin:0}
      table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.4rem 0}th,td{border:1px solid #777;padding:.3rem .4rem;text-align:center;vertical-align:middle}
      th{font-weight:normal;text-align:left}thead th{text-align:center;vertical-align:bottom;font-size:.8rem;width:11%}thead td{border:0}thead .code{display:block}
      td .box{margin:0}.scroll{overflow-x:auto}.scroll:focus-visible{outline:3px solid #0b4f6c}
      footer{border-top:1px solid #000;margin-top:1.5rem;padding-top:.4rem;font-size:.9rem}code{font-family:ui-monospace,Menlo,monospace;font-size:.85rem}
      @media print{@page{size:A4;margin:15mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt Arial,sans-serif}}\
      body{max-width:none;padding:0;font-size:10.5pt}.scroll{overflow:visible}.question,.note,.together,footer,tr,.how{break-inside:avoid}h2,h3,h4,h5,h6,.if,.hint,.demand{break-after:avoid}\
      thead{display:table-header-group}}
      """)
}
