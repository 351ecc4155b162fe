import TarazuLoop
import TarazuWire

/// The clocks of a connection: handshakes, begun frames and silence have their limits. (docs/spec/wire.md#limits)
extension ServerConnection {
  /// A draining connection closes when nothing came for this long.
  private static let quietBeforeClose: UInt64 = 1_000_000_000

  func scheduleTick() {
    tickTimer = loop.schedule(after: shared.tick) { [self] in
      tick(MonotonicClock.nanoseconds())
      channel.giveBackMemoryUnlessBusy()
      if !channel.isClosed { scheduleTick() }
    }
  }

  private func tick(_ now: UInt64) {
    let limits = shared.limits
    func isOver(_ start: UInt64?, _ limit: Duration) -> Bool {
      start.map { now > $0 && now - $0 > limit.wholeNanoseconds } ?? false
    }
    if isShakingHands {
      if isOver(began, limits.handshakeTime) { abort("the handshake took too long") }
    } else if !machine.isAuthenticated, isOver(unauthenticatedSince, limits.unauthenticatedTime), !hasHealthCall {
      abort("no valid credential was shown in time")
    } else if isOver(channel.blockedSince, limits.writeTime) {
      abort("the peer takes nothing of what is queued")
    } else if canRead, isOver(frameBegan, frameLimit(limits)) {
      abort("a frame took too long")
    } else if machine.callsRunning == 0 {
      if isOver(lastBusy, limits.idleTime) || shared.isDraining && isQuiet(now) { channel.close() }
    } else if !canRead {
      failStalled(now)
      // Other connections may have given memory back.
      updateGates()
    }
  }

  /// To watch health needs no credential, for as long as the watch lasts.
  private var hasHealthCall: Bool { calls.values.contains(where: \.isHealth) }

  private func frameLimit(_ limits: NetLimits) -> Duration {
    limits.frameTime + limits.frameTimePer64KiB * (machine.begunFrameSize >> 16)
  }

  private func failStalled(_ now: UInt64) {
    let limit = shared.limits.stallTime.wholeNanoseconds
    for call in calls.values {
      guard let since = call.untouchedSince, now > since, now - since > limit else { continue }
      fail(
        call, .resourceExhausted("a message was left untouched while others waited behind it", reason: .stalled))
    }
  }

  private func isQuiet(_ now: UInt64) -> Bool {
    now > channel.lastRead && now - channel.lastRead > ServerConnection.quietBeforeClose
  }

  private func abort(_ message: String) {
    shared.logLimited("connection from \(peerAddress) closed: \(message)")
    channel.abort()
  }
}
