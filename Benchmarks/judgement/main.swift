// Prints how often funnels, signals and morning lists are wrong about simulated courts, beside what
// docs/spec/judgement.md allows. `dev/judgement-rates` runs it.

import TarazuJudgement
import TestJudgement

guard CommandLine.arguments.count <= 2, let units = Int(CommandLine.arguments.dropFirst().first ?? "100000"), units > 0
else { fatalError("usage: judgement-rates [UNITS]") }

var chance = Chance(seed: 1_405)
var isAllowed = true

/// A number with two decimals.
func shown(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}

@MainActor
func report(_ what: String, _ rates: Rates, signal: Double, any: ClosedRange<Double>) {
  let isGood = rates.signalPercent <= signal && any.contains(rates.anyPercent)
  if !isGood { isAllowed = false }
  let percent = "\(shown(rates.signalPercent)) / \(shown(rates.anyPercent)) %"
  print("\(isGood ? "ok  " : "OFF ") \(what): \(percent) of \(rates.units)")
}

print("funnel, honest units: signal at most 0.25 %, watch or more 0.5 to 4.9 %")
let spreads: [(Form, [Double])] = [
  (.days, [0, 0.25, 0.5]), (.share, [0, 0.1]), (.perMonth, [0, 0.3]), (.ratio, [0, 0.2]), (.score, [0, 0.2]),
]
for (form, taus) in spreads {
  for tau in taus {
    for size in [8, 15, 31, 60, 140] {
      let rates = FunnelSimulation(form, groupSize: size, tau: tau).rates(units: units, &chance)
      report("\(form.rawValue), tau \(tau), \(size) units", rates, signal: 0.25, any: 0.5...4.9)
    }
  }
}

print("funnel, one unit 2.2 times as slow, tau 0.15: found in at least 38, 73 and 92 %")
for (size, least) in [(15, 38.0), (31, 73), (140, 92)] {
  let groups = max(1, units / size)
  let found = FunnelSimulation(.days, groupSize: size, tau: 0.15).found(groups: groups, &chance)
  if found < least { isAllowed = false }
  print("\(found < least ? "OFF " : "ok  ") \(size) units: \(shown(found)) % of \(groups)")
}

print("signal, honest units: signal at most 0.6 %, watch or more at most 3.1 %")
let forms: [(String, SignalForm)] = [
  ("days", .flow(.days)), ("score", .flow(.score)), ("share", .flow(.share)), ("per month", .flow(.perMonth)),
  ("ratio", .flow(.ratio)), ("stock of shares", .stock(.share)), ("stock per branch", .stock(.perMonth)),
  ("stock of a ratio", .stock(.ratio)), ("change", .change),
]
for (name, form) in forms {
  for monthly in [5.0, 15, 40, 120, 400] {
    let rates = SignalSimulation(form, monthly: monthly).rates(units: units, &chance)
    report("\(name), \(Int(monthly)) a month", rates, signal: 0.6, any: 0...3.1)
  }
}

print("morning list, a tenth of the units changed: at most 6 % of the sentences false")
let mornings: [(groupSize: Int, others: Int?)] = [(11, nil), (40, nil), (100, nil), (11, 40)]
for (size, others) in mornings {
  let morning = MorningSimulation.outcome(units: units, groupSize: size, others: others, &chance)
  if morning.falsePercent > 6 { isAllowed = false }
  let percent = "\(shown(morning.falsePercent)) % of \(morning.listed)"
  let peers = others.map { "\($0) peers that do not change" } ?? "\(size) units that are each other's peers"
  print("\(morning.falsePercent > 6 ? "OFF " : "ok  ") \(peers): \(percent)")
}
print(isAllowed ? "all as allowed" : "not all as allowed")
