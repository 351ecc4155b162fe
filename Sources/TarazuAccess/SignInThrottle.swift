// How wrong attempts slow further ones down (docs/spec/access.md#passwords-and-sign-in).

/// Wrong attempts of the last 10 minutes, of one kind.
public struct WrongAttempts: Hashable, Sendable {
  public var count: Int
  /// How long ago the last of them was; those that are still being looked at are now.
  public var secondsSinceLast: Double

  public init(count: Int = 0, secondsSinceLast: Double = 0) {
    self.count = count
    self.secondsSinceLast = secondsSinceLast
  }

  /// The same with this many more, now.
  public func adding(_ more: Int) -> WrongAttempts {
    more == 0 ? self : WrongAttempts(count: count + more, secondsSinceLast: 0)
  }
}

/// Decides whether an attempt to sign in is looked at.
public struct SignInThrottle: Hashable, Sendable {
  /// Wrong attempts for the name from the address, for the name from anywhere, and from the address for any name.
  public var ofNameAtAddress: WrongAttempts
  public var ofName: WrongAttempts
  public var atAddress: WrongAttempts
  /// Whether the name signed in from the address within 30 days: it is spared the count of its name, so that others
  /// cannot keep it out.
  public var isKnownAddress: Bool

  public init(
    ofNameAtAddress: WrongAttempts, ofName: WrongAttempts, atAddress: WrongAttempts, isKnownAddress: Bool
  ) {
    self.ofNameAtAddress = ofNameAtAddress
    self.ofName = ofName
    self.atAddress = atAddress
    self.isKnownAddress = isKnownAddress
  }

  /// How long attempts count.
  public static let minutes = 10
  /// How long an address is known.
  public static let daysOfKnownAddress = 30

  /// From this many wrong attempts on one is looked at only now and then.
  static let freeOfNameAtAddress = 5
  static let freeOfName = 10
  static let freeAtAddress = 30
  private static let mostSeconds = 60.0

  /// The whole seconds to wait until an attempt is looked at; 0: it is looked at now.
  public var secondsToWait: Int {
    let waits = [
      Self.wait(after: ofNameAtAddress, free: Self.freeOfNameAtAddress),
      isKnownAddress ? 0 : Self.wait(after: ofName, free: Self.freeOfName),
      Self.wait(after: atAddress, free: Self.freeAtAddress),
    ]
    return Int((waits.max() ?? 0).rounded(.up))
  }

  /// 1, 2, 4 … 60 seconds after the last one.
  private static func wait(after attempts: WrongAttempts, free: Int) -> Double {
    guard attempts.count >= free else { return 0 }
    // 2 to the 6th is more than the most.
    let pause = min(mostSeconds, Double(1 << min(6, attempts.count - free)))
    return min(pause, max(0, pause - attempts.secondsSinceLast))
  }
}
