// TarazuJudgement: whether a difference between units, or a change in one, is more than chance
// (docs/spec/judgement.md).
//
// Pure: sums go in, judgements come out. It knows no cube, no directory and no day. Its main types:
//
// * `JudgedIndicator`: which indicators are judged, and by which form; what to ask instead of the others.
// * `Form`, `Sums`, `Spread`: how the sums of a unit become a number y with an error s, and back.
// * `Funnel`: which units differ from their kind.
// * `Signal`: what changed in a unit, from its months and those of its peers.
// * `FalseDiscovery`: which of many p are accepted for the morning list.
// * `Student`: Student's t.
