import TarazuAccess
import TarazuDomain
import TarazuStore
import TestRandom
import Testing

@testable import TarazuIdentity

/// Changes since an epoch come to the same as reading everything, and leave alone the callers that they do not touch.
@Suite struct AccessSnapshotTests {
  @Test(arguments: 0..<12 as Range<UInt64>)
  func changesComeToTheSameAsEverything(seed: UInt64) {
    var store = AccessStore(seed: seed)
    let records = AccessRecords()
    records.take(store.everything())
    for _ in 0..<60 {
      let before = records.snapshot
      let touched = store.change()
      // Changes may be read once more with later ones.
      let since = max(0, before.epoch - (store.random.chance(20) ? 2 : 0))
      records.take(store.changes(since: since))
      if store.random.chance(10) { records.prune(at: store.now) }
      let after = records.snapshot
      let whole = AccessSnapshot(store.everything(), secondFactorForAll: false, after: nil)
      expectSame(after, whole, store)
      for sha256 in store.digests {
        for kind in [Credential.Kind.token, .certificate, .session] {
          let (old, new) = (before.entry(kind, sha256, at: store.now), after.entry(kind, sha256, at: store.now))
          guard let old, let new else { continue }
          if Facts(old) != Facts(new) { #expect(old.caller !== new.caller, "seed \(seed)") }
          if !touched.contains(new.caller.credential) { #expect(old.caller === new.caller, "seed \(seed)") }
          #expect(old.use === new.use)
        }
      }
    }
    // Nothing is left of what is over for long.
    store.now = StoreTime(seconds: 1_000_000)
    records.prune(at: store.now)
    #expect(records.snapshot.uses.isEmpty && records.snapshot.pruned(at: store.now) == nil)
  }

  private func expectSame(_ snapshot: AccessSnapshot, _ whole: AccessSnapshot, _ store: AccessStore) {
    #expect(snapshot.epoch == whole.epoch && snapshot.rollout == whole.rollout)
    #expect(Set(snapshot.principals) == Set(whole.principals) && Set(snapshot.gateways) == Set(whole.gateways))
    for source in store.sources { #expect(snapshot.scope(ofSource: source) == whole.scope(ofSource: source)) }
    for name in store.principals.keys {
      #expect(snapshot.principal(named: name) == whole.principal(named: name))
      // What has just expired may still be among them.
      let live = { (row: CredentialRow) in store.now < row.expiresAt }
      #expect(
        Set(snapshot.credentials(of: name).filter(live)) == Set(whole.credentials(of: name).filter(live)))
    }
    for sha256 in store.digests {
      #expect(
        snapshot.gateway(ofCertificate: sha256, at: store.now) == whole.gateway(ofCertificate: sha256, at: store.now))
      for kind in [Credential.Kind.token, .certificate, .session] {
        let (one, other) = (snapshot.entry(kind, sha256, at: store.now), whole.entry(kind, sha256, at: store.now))
        #expect(one.map { Facts($0) } == other.map { Facts($0) })
      }
    }
  }

  /// All that a caller says.
  private struct Facts: Equatable {
    var principal: Principal
    var credential: Credential
    var validity: Validity
    var assurance: Assurance
    var rollout: Rollout
    var isOfGateway: Bool

    init(_ entry: AccessSnapshot.Entry) {
      principal = entry.caller.principal
      credential = entry.caller.credential
      validity = entry.caller.validity
      assurance = entry.caller.assurance
      rollout = entry.caller.rollout
      isOfGateway = entry.isOfGateway
    }
  }

  /// Changes that do not continue what is known are not taken, and old ones change nothing.
  @Test func changesOutOfTurn() {
    var store = AccessStore(seed: 1)
    let records = AccessRecords()
    records.take(store.everything())
    let first = store.epoch
    for _ in 0..<5 { _ = store.change() }
    let (middle, old) = (store.epoch, store.changes(since: first))
    for _ in 0..<5 { _ = store.change() }
    records.take(store.changes(since: middle))
    #expect(records.snapshot.epoch == first)
    records.take(store.changes(since: first))
    let generation = records.generation
    records.take(old)
    #expect(records.snapshot.epoch == store.epoch && records.generation == generation)
    expectSame(
      records.snapshot, AccessSnapshot(store.everything(), secondFactorForAll: false, after: nil), store)
  }
}

/// What PostgreSQL would have, changed at random.
private struct AccessStore {
  var random: SeededGenerator
  var epoch: Int64 = 0
  var now = StoreTime(seconds: 0)
  var principals: [String: (row: PrincipalRow, epoch: Int64)] = [:]
  private var credentials: [Credential: (row: CredentialRow, epoch: Int64)] = [:]
  private var gateways: [String: (row: GatewayRow, epoch: Int64)] = [:]
  private var rollout: [String: (row: RolloutRow, epoch: Int64)] = [:]
  private var last: UInt8 = 0

  let sources = ["cms-01", "cms-02"]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for _ in 0..<25 { _ = change() }
  }

  var digests: [[UInt8]] { (0...last).map { [UInt8](repeating: $0, count: 32) } }

  func everything() -> AccessContent {
    AccessContent(
      epoch: epoch, principals: principals.values.map(\.row),
      credentials: credentials.values.map(\.row).filter {
        $0.endedAt == nil && now.microseconds(since: $0.expiresAt) < 3_600 * 1_000_000
      }, gateways: gateways.values.map(\.row), rollout: rollout.values.map(\.row), now: now)
  }

  func changes(since known: Int64) -> AccessContent {
    AccessContent(
      since: known, epoch: epoch, principals: principals.values.filter { $0.epoch > known }.map(\.row),
      credentials: credentials.values.filter { $0.epoch > known }.map(\.row),
      gateways: gateways.values.filter { $0.epoch > known }.map(\.row),
      rollout: rollout.values.filter { $0.epoch > known }.map(\.row), now: now)
  }

  /// Changes something in a transaction, sometimes several things. Returns the credentials whose callers may be others.
  mutating func change() -> Set<Credential> {
    epoch += 1
    now = StoreTime(seconds: Int64(epoch) * 60)
    var touched: Set<Credential> = []
    for _ in 0..<(random.chance(30) ? 3 : 1) { touched.formUnion(changeOne()) }
    return touched
  }

  private mutating func changeOne() -> Set<Credential> {
    switch random.below(12) {
    case 0: return addPrincipal()
    case 1...3: return addCredential()
    case 4: return changePrincipal()
    case 5, 6: return changeCredential()
    case 7: return addGateway()
    case 8: return endGateway()
    case 9: return changeRollout()
    case 10: return signIn()
    default: return []
    }
  }

  private mutating func digest() -> [UInt8] {
    last += 1
    return [UInt8](repeating: last, count: 32)
  }

  private mutating func time() -> StoreTime {
    StoreTime(microseconds: now.microseconds + Int64(random.below(10_000)) * 1_000_000)
  }

  private mutating func addPrincipal() -> Set<Credential> {
    let isSource = random.chance(30)
    let name = "p\(principals.count)"
    let principal = Principal(
      name: name, role: isSource ? .source : random.pick([.head, .analyst, .admin]),
      scope: random.chance(20) ? .country : .unit(random.pick(["01", "02", "0101"])),
      sourceName: isSource ? random.pick(sources) : nil)
    principals[name] = (
      PrincipalRow(principal: principal, madeAt: now, expiresAt: random.chance(20) ? time() : nil), epoch
    )
    return []
  }

  private mutating func addCredential() -> Set<Credential> {
    guard let owner = principals.keys.sorted().randomElement(using: &random) else { return [] }
    let kind: Credential.Kind = random.pick([.token, .certificate, .session, .session])
    let credential = Credential(kind, id: Int64(credentials.count))
    let gateway = random.chance(50) ? gateways.keys.sorted().randomElement(using: &random) : nil
    let signIn = SignIn(
      gateway: gateway, isOneTime: random.chance(20), hasSecondFactor: random.chance(50), address: "::1")
    // Of sessions the last use is far in the future, for nobody is idle here.
    let row = CredentialRow(
      credential: credential, principal: owner, sha256: digest(), madeAt: now, expiresAt: time(),
      lastUse: kind == .session ? LastUse(at: StoreTime(seconds: 600_000), address: "::1") : nil,
      signIn: kind == .session ? signIn : nil)
    credentials[credential] = (row, epoch)
    return [credential]
  }

  private mutating func changePrincipal() -> Set<Credential> {
    guard let name = principals.keys.sorted().randomElement(using: &random), var row = principals[name]?.row else {
      return []
    }
    let before = row
    switch random.below(4) {
    case 0: row.revokedAt = row.revokedAt ?? now
    case 1: row.principal.scope = .unit(random.pick(["01", "02", "0101"]))
    case 2: row.expiresAt = random.chance(50) ? time() : nil
    default: row.principal.role = row.principal.role == .source ? .source : random.pick([.head, .analyst, .admin])
    }
    principals[name] = (row, epoch)
    return row == before ? [] : credentialsOf { $0.principal == name }
  }

  private mutating func changeCredential() -> Set<Credential> {
    let all = credentials.keys.sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
    guard let credential = all.randomElement(using: &random), var row = credentials[credential]?.row else { return [] }
    switch random.below(3) {
    case 0: row.endedAt = row.endedAt ?? now
    case 1: row.expiresAt = time()
    default: row.signIn?.isOneTime = false
    }
    credentials[credential] = (row, epoch)
    return [credential]
  }

  private mutating func addGateway() -> Set<Credential> {
    let name = "g\(gateways.count)"
    gateways[name] = (GatewayRow(name: name, sha256: digest(), madeAt: now, expiresAt: time()), epoch)
    return []
  }

  private mutating func endGateway() -> Set<Credential> {
    guard let name = gateways.keys.sorted().randomElement(using: &random), var row = gateways[name]?.row,
      row.endedAt == nil
    else { return [] }
    row.endedAt = now
    gateways[name] = (row, epoch)
    return credentialsOf { $0.signIn?.gateway == name }
  }

  private mutating func changeRollout() -> Set<Credential> {
    let row = RolloutRow(
      province: random.pick(["01", "02"]), level: random.pick([.district, .branch]), isOpen: random.chance(50))
    let key = "\(row.province) \(row.level)"
    let before = rollout[key]?.row.isOpen ?? false
    rollout[key] = (row, epoch)
    return before == row.isOpen ? [] : credentialsOf { _ in true }
  }

  /// What changes no rights leaves callers as they are.
  private mutating func signIn() -> Set<Credential> {
    guard let name = principals.keys.sorted().randomElement(using: &random) else { return [] }
    principals[name]?.row.lastSignIn = LastUse(at: now, address: "192.0.2.1")
    principals[name]?.epoch = epoch
    return []
  }

  private func credentialsOf(_ isOne: (CredentialRow) -> Bool) -> Set<Credential> {
    Set(credentials.values.filter { isOne($0.row) }.map(\.row.credential))
  }
}
