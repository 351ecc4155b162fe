/// How the page looks: light, one accent, the system's own type.
enum PageStyle {
  static let css = """
    :root { --ink: #1c2530; --soft: #5d6b7a; --hair: #e3e8ee; --paper: #fff; --ground: #f5f7f9; --accent: #0f6fc6;
      --good: #1d7a4c; --bad: #b3261e; }
    * { box-sizing: border-box }
    body { margin: 0; background: var(--ground); color: var(--ink);
      font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
      font-variant-numeric: tabular-nums }
    main { max-width: 1040px; margin: 0 auto; padding: 40px 24px 64px }
    h1 { font-size: 28px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.01em }
    h2 { font-size: 17px; margin: 0 0 2px }
    p { margin: 0 } .lead { color: var(--soft) } .about { color: var(--soft); font-size: 13.5px; margin-bottom: 12px }
    section { background: var(--paper); border: 1px solid var(--hair); border-radius: 10px; padding: 20px 24px;
      margin-top: 18px }
    .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; margin-top: 24px }
    .card { background: var(--paper); border: 1px solid var(--hair); border-radius: 10px; padding: 14px 16px }
    .card b { display: block; font-size: 23px; font-weight: 650; line-height: 1.25; white-space: nowrap }
    .card span { color: var(--soft); font-size: 13px } .card.first b { color: var(--accent) }
    .card.alarm b { color: var(--bad) }
    .verdict { border-left: 4px solid var(--good) } .verdict.limit { border-left-color: var(--bad) }
    .verdict p + p { margin-top: 6px; color: var(--soft) }
    .chips { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 14px }
    .chip { border-radius: 99px; padding: 3px 12px; font-size: 13.5px; border: 1px solid; background: var(--paper) }
    .chip.passed { color: var(--good) } .chip.failed { color: #fff; background: var(--bad); border-color: var(--bad) }
    svg { display: block; width: 100%; height: auto }
    svg text { font-size: 12.5px; fill: var(--soft) } .name { font-size: 12.5px; font-weight: 600 }
    .middle { text-anchor: middle } .end { text-anchor: end }
    .grid { stroke: var(--hair) } .axis, .notch { stroke: #a9b4c0 }
    .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
    .line.main { stroke: var(--accent); stroke-width: 2.5 } .line.second { stroke: #7d8b99; stroke-dasharray: 5 4 }
    .line.faint { stroke: #c3ccd6; stroke-width: 1.5 } .area.main { fill: var(--accent); opacity: 0.1 }
    .level { stroke: var(--ink); stroke-dasharray: 2 4 }
    .hint { fill: transparent } .hint:hover { fill: var(--accent); opacity: 0.08 }
    .bar.shade0 { fill: #b3261e } .bar.shade1 { fill: #d9736c } .bar.shade2 { fill: #e8a9a4 }
    .bar.shade3 { fill: #8a6a67 } .bar.shade4 { fill: #c9b8b6 }
    .key { display: flex; flex-wrap: wrap; gap: 18px; font-size: 13.5px; color: var(--soft); margin: 0 0 6px 76px }
    .key i { display: inline-block; width: 22px; height: 0; border-top: 2.5px solid var(--accent);
      vertical-align: middle; margin-right: 7px }
    .key i.second { border-top: 2px dashed #7d8b99 } .key i.level { border-top: 2px dotted var(--ink) }
    .key i.faint { border-top-color: #c3ccd6 }
    .key i.box { height: 11px; width: 11px; border: 0; border-radius: 2px }
    .nothing { color: var(--soft); padding: 18px 0 6px }
    .wide { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: 14px }
    th { text-align: left; color: var(--soft); font-weight: 600; font-size: 13px }
    th, td { padding: 6px 14px 6px 0; border-bottom: 1px solid var(--hair); white-space: nowrap }
    tr:last-child td { border-bottom: 0 } td.free { white-space: normal }
    .number { text-align: right } td.strong { font-weight: 650 }
    .pairs { display: grid; grid-template-columns: 1fr 1fr; gap: 0 40px; align-items: start } .pairs td:first-child { color: var(--soft) }
    footer { color: var(--soft); font-size: 13px; margin-top: 22px }
    @media (max-width: 720px) { .pairs { grid-template-columns: 1fr } .key { margin-left: 0 } }
    @media print { body { background: #fff } main { padding: 0 } section, .card { break-inside: avoid } }
    """
}
