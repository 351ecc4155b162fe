// An answer in the cache, and who may have it.

import TarazuAccess
import TarazuIdentity
import TarazuWire

/// An encoded answer that is kept until a commit, a change of the directory or a load touches its unit, or a new day
/// begins. Loop-bound, like its cache.
final class CachedAnswer {
  let hash: UInt64
  let question: [UInt8]
  let unit: String
  let answer: EncodedAnswer
  /// The last caller that was allowed to ask about the unit. A change of the directory ends both. It starts as nil,
  /// because the directory may have changed while the answer was computed.
  @exclusivity(unchecked)
  private var allowed: Caller?
  /// The change of the loop's cube version for which the answer was last found current.
  @exclusivity(unchecked)
  var currentAtChange: UInt64 = 0
  /// The audit's record that the answer was last counted in.
  @exclusivity(unchecked)
  var audited: AuditEntry?

  init(hash: UInt64, question: [UInt8], unit: String, answer: EncodedAnswer) {
    self.hash = hash
    self.question = question
    self.unit = unit
    self.answer = answer
  }

  var size: Int { question.count + answer.figures.count }

  /// Refuses a caller that may not ask about the unit. To be called before the answer is given out.
  func authorize(_ identity: CachedIdentity, _ rule: Rule) throws(Status) {
    if allowed === identity.caller { return }
    try identity.authorized(rule).require(.unit(unit))
    allowed = identity.caller
  }
}
