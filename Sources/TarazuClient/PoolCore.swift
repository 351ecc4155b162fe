// Which connection a call takes, when another is made, and which calls wait: the pool without I/O and without a clock.

import TarazuWire

/// The connections of a pool, the calls on them and the calls that wait for one. Times are nanoseconds of any clock
/// that is never set back.
struct PoolCore<Connection> {
  /// A call that waits for a connection.
  typealias Ticket = Int

  struct Member {
    let id: Int
    let connection: Connection
    var openCalls = 0
    /// Whether it has brought an answer.
    var isProven = false
    /// Whether it takes no more calls, because its server is about to stop.
    var isRetired = false
    var idleSince: UInt64

    var hasRoom: Bool {
      !isRetired && openCalls < (isProven ? ClientLimits.openCalls : ClientLimits.openCallsBeforeAnswer)
    }
  }

  /// What the pool's owner has to do.
  enum Action {
    /// The call goes out on this connection, and is counted there.
    case give(Ticket, id: Int, Connection)
    case fail(Ticket, Status)
    case close(Connection)
  }

  private let options: ClientOptions
  private(set) var members: [Member] = []
  private(set) var waiting: [Ticket] = []
  /// How many connections are being made.
  private(set) var connecting = 0
  /// Attempts in a row that brought no connection, or one that was lost before its first answer.
  private(set) var failures = 0
  /// No attempt before this time.
  private var notBefore: UInt64 = 0
  /// Why the last attempt failed, until one succeeds.
  private(set) var lastFailure: Status?
  private var nextID = 1
  private var nextTicket = 1

  init(_ options: ClientOptions) { self.options = options }

  /// Whether calls that fit on no connection wait for one to be made, not for room.
  var hasNone: Bool { !members.contains { !$0.isRetired } }

  // MARK: Calls

  /// The connection with the fewest open calls, and where these are equal, one that is near; nil where none has room.
  /// The call is counted there.
  mutating func take(
    at now: UInt64, chance: Double, isLost: (Connection) -> Bool, isNear: (Connection) -> Bool
  ) -> (id: Int, connection: Connection)? {
    while let index = leastLoaded(isNear) {
      guard isLost(members[index].connection) else {
        members[index].openCalls += 1
        return (members[index].id, members[index].connection)
      }
      lost(members.remove(at: index), at: now, chance: chance)
    }
    return nil
  }

  private func leastLoaded(_ isNear: (Connection) -> Bool) -> Int? {
    var best: (index: Int, load: Int)?
    for (index, member) in members.enumerated() where member.hasRoom {
      // Twice the load, and one more where it is far: nearness decides between equals only.
      let load = 2 * member.openCalls + (isNear(member.connection) ? 0 : 1)
      if load < best?.load ?? .max { best = (index, load) }
    }
    return best?.index
  }

  /// The call waits from now on.
  mutating func wait() -> Ticket {
    defer { nextTicket += 1 }
    waiting.append(nextTicket)
    return nextTicket
  }

  /// The call no longer waits; false if it has got a connection already.
  mutating func leave(_ ticket: Ticket) -> Bool {
    guard let index = waiting.firstIndex(of: ticket) else { return false }
    waiting.remove(at: index)
    return true
  }

  /// How a call ended, as far as its connection is concerned.
  enum Ending {
    /// The server answered, whatever it said.
    case answered
    /// The server is about to stop: calls go to connections that are made from now on.
    case draining
    /// The connection is lost.
    case lost
    /// The caller gave up; the connection may be well.
    case unknown
  }

  /// A call on that connection has ended.
  mutating func end(_ id: Int, _ ending: Ending, at now: UInt64, chance: Double) -> [Action] {
    guard let index = members.firstIndex(where: { $0.id == id }) else { return [] }
    members[index].openCalls -= 1
    members[index].idleSince = now
    switch ending {
    case .answered:
      members[index].isProven = true
      failures = 0
    case .draining:
      // All lead to one address, and so, mostly, to one server. A late answer from one of them says nothing about
      // those that were made since.
      if !members[index].isRetired {
        for other in members.indices { members[other].isRetired = true }
      }
    case .lost: lost(members.remove(at: index), at: now, chance: chance)
    case .unknown: break
    }
    return closeDone() + serve()
  }

  private mutating func lost(_ member: Member, at now: UInt64, chance: Double) {
    if !member.isProven, !member.isRetired { backOff(at: now, chance: chance) }
  }

  private mutating func closeDone() -> [Action] {
    let done = members.filter { $0.isRetired && $0.openCalls == 0 }
    guard !done.isEmpty else { return [] }
    members.removeAll { $0.isRetired && $0.openCalls == 0 }
    return done.map { .close($0.connection) }
  }

  private mutating func serve() -> [Action] {
    var actions: [Action] = []
    while let ticket = waiting.first, let index = leastLoaded({ _ in true }) {
      waiting.removeFirst()
      members[index].openCalls += 1
      actions.append(.give(ticket, id: members[index].id, members[index].connection))
    }
    return actions
  }

  // MARK: Connections

  /// When to make another connection; nil for none. It counts as being made from now on.
  mutating func connectTime(at now: UInt64) -> UInt64? {
    let usable = members.count { !$0.isRetired }
    let calls = members.reduce(waiting.count) { $0 + ($1.isRetired ? 0 : $1.openCalls) }
    let wanted = min(options.connections, (calls + options.callsBeforeAnother - 1) / options.callsBeforeAnother)
    return begin(usable + connecting < wanted, at: now)
  }

  /// The same, for a pool that is to have `count` connections before the calls come.
  mutating func connectTime(for count: Int, at now: UInt64) -> UInt64? {
    begin(members.count { !$0.isRetired } + connecting < min(count, options.connections), at: now)
  }

  private mutating func begin(_ isWanted: Bool, at now: UInt64) -> UInt64? {
    guard isWanted else { return nil }
    connecting += 1
    return max(now, notBefore)
  }

  mutating func connected(_ connection: Connection, at now: UInt64) -> [Action] {
    connecting -= 1
    lastFailure = nil
    members.append(Member(id: nextID, connection: connection, idleSince: now))
    nextID += 1
    return serve()
  }

  /// An attempt failed. Calls that have nothing else to wait for fail too.
  mutating func failed(_ status: Status, at now: UInt64, chance: Double) -> [Action] {
    connecting -= 1
    lastFailure = status
    backOff(at: now, chance: chance)
    guard hasNone, connecting == 0 else { return [] }
    defer { waiting = [] }
    return waiting.map { .fail($0, status) }
  }

  private mutating func backOff(at now: UInt64, chance: Double) {
    failures += 1
    let pause = Attempts.pause(before: failures, chance: chance) / .nanoseconds(1)
    notBefore = max(notBefore, now &+ UInt64(pause))
  }

  // MARK: Ends

  /// Lets go of connections that have had no call for a while.
  /// - Parameter idle: in nanoseconds.
  mutating func sweep(at now: UInt64, idle: UInt64) -> [Action] {
    let isOver = { (member: Member) in member.openCalls == 0 && now >= member.idleSince &+ idle }
    let over = members.filter(isOver)
    members.removeAll(where: isOver)
    return over.map { .close($0.connection) }
  }

  /// Everything ends; calls that wait fail with that status.
  mutating func close(_ status: Status) -> [Action] {
    let actions = waiting.map { Action.fail($0, status) } + members.map { .close($0.connection) }
    waiting = []
    members = []
    return actions
  }
}
