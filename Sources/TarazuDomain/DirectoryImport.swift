// A file of directory lines resolved as a whole onto the present directory
// (docs/spec/events.md#the-directory).

/// A line that passed all checks that look at it alone.
public enum DirectoryLine: Hashable, Sendable {
  case kind(BranchKind)
  case caseClass(CaseClass)
  case unit(Unit)
}

/// Why a line of the directory was refused, in the order of the checks.
public enum DirectoryRefusalReason: String, CaseIterable, Sendable {
  case malformed
  case unknownType = "unknown_type"
  case unknownField = "unknown_field"
  case missingField = "missing_field"
  case badField = "bad_field"
  case levelChanged = "level_changed"
  case secondCountry = "second_country"
  case unknownParent = "unknown_parent"
  case unknownKind = "unknown_kind"
  case notAllowed = "not_allowed"
}

/// A refusal, with a detail that a person can act on.
public struct DirectoryRefusal: Error, Hashable, Sendable {
  public var reason: DirectoryRefusalReason
  public var detail: String

  public init(reason: DirectoryRefusalReason, detail: String) {
    self.reason = reason
    self.detail = detail
  }
}

/// A good line as the decision about its sender's rights sees it.
public struct DirectoryChange: Sendable {
  public var line: DirectoryLine
  /// The codes of the units above it in the present directory, the nearest first; nil for what is not there yet, and for
  /// kinds and classes.
  public var aboveNow: [String]?
  /// The codes of the units above it where the line puts it, once the file is taken.
  public var aboveThen: [String]
}

/// What came of a file.
public struct DirectoryImport: Sendable {
  public struct Refused: Hashable, Sendable {
    public var line: Int
    public var reason: DirectoryRefusalReason
    public var detail: String
  }

  /// The directory with all good lines of the file; of several for a code the last holds.
  public private(set) var directory: Directory
  /// Good lines by type, those replaced in the same file too.
  public private(set) var units = 0
  public private(set) var kinds = 0
  public private(set) var classes = 0
  /// In the order of lines.
  public private(set) var refused: [Refused] = []

  /// - Parameters:
  ///   - lines: the lines that are not blank, in the order of the file, with their numbers.
  ///   - allowed: whether the sender may make a change that is otherwise good.
  public static func resolve(
    lines: [(number: Int, parsed: Result<DirectoryLine, DirectoryRefusal>)], onto directory: Directory,
    allowed: @escaping (DirectoryChange) -> Bool
  ) -> DirectoryImport {
    var resolution = Resolution(before: directory, allowed: allowed)
    return resolution.resolve(lines)
  }

  fileprivate init(_ directory: Directory) { self.directory = directory }

  fileprivate mutating func take(_ line: DirectoryLine) {
    switch line {
    case .kind(let kind):
      directory.kinds[kind.code] = kind
      kinds += 1
    case .caseClass(let caseClass):
      directory.classes[caseClass.code] = caseClass
      classes += 1
    case .unit(let unit):
      directory.units[unit.code] = unit
      units += 1
    }
  }

  fileprivate mutating func refuse(_ line: Int, _ refusal: DirectoryRefusal) {
    refused.append(Refused(line: line, reason: refusal.reason, detail: refusal.detail))
  }

  fileprivate mutating func sortRefused() { refused.sort { $0.line < $1.line } }
}

// MARK: - Resolution

/// Goes through a file's lines from the top level down, so that what a line hangs on is settled before it: kinds and
/// classes, then the country, provinces, districts and branches.
private struct Resolution {
  let before: Directory
  let allowed: (DirectoryChange) -> Bool
  private var result: DirectoryImport
  /// The level that a code has for good.
  private var levels: [String: Level] = [:]
  private var country: String?

  init(before: Directory, allowed: @escaping (DirectoryChange) -> Bool) {
    self.before = before
    self.allowed = allowed
    result = DirectoryImport(before)
    country = before.country
  }

  mutating func resolve(
    _ lines: [(number: Int, parsed: Result<DirectoryLine, DirectoryRefusal>)]
  ) -> DirectoryImport {
    var unitsByLevel: [Level: [(number: Int, unit: Unit)]] = [:]
    for (number, parsed) in lines {
      switch parsed {
      case .failure(let refusal): result.refuse(number, refusal)
      case .success(.unit(let unit)):
        let level = levels[unit.code] ?? before.units[unit.code]?.level ?? unit.level
        levels[unit.code] = level
        if let refusal = misplaced(unit, level) {
          result.refuse(number, refusal)
        } else {
          unitsByLevel[unit.level, default: []].append((number, unit))
        }
      case .success(let line): settle(number, line, aboveNow: nil, aboveThen: [])
      }
    }
    for level in Level.allCases {
      for (number, unit) in unitsByLevel[level] ?? [] { settle(number, unit) }
    }
    result.sortRefused()
    return result
  }

  /// What is wrong with a unit's own level, if anything. The first country of all is the country.
  private mutating func misplaced(_ unit: Unit, _ level: Level) -> DirectoryRefusal? {
    guard unit.level == level else {
      return DirectoryRefusal(
        reason: .levelChanged, detail: "level: \(unit.code) is a \(level.code), and a unit's level never changes")
    }
    guard unit.level == .country else { return nil }
    if let country, country != unit.code {
      return DirectoryRefusal(reason: .secondCountry, detail: "code: there is one country, and it is \(country)")
    }
    country = unit.code
    return nil
  }

  private mutating func settle(_ number: Int, _ unit: Unit) {
    var aboveThen: [String] = []
    if let parent = unit.parent, let levelAbove = unit.level.above {
      guard let above = result.directory.units[parent], above.level == levelAbove else {
        let detail = "parent: \(parent) is not a \(levelAbove.code) of the directory or of this file's good lines"
        result.refuse(number, DirectoryRefusal(reason: .unknownParent, detail: detail))
        return
      }
      aboveThen = [parent] + result.directory.ancestors(of: parent).map(\.code)
    }
    if let kind = unit.kind, result.directory.kinds[kind] == nil {
      let detail = "kind: \(kind) is not a kind of the directory or of this file's good lines"
      result.refuse(number, DirectoryRefusal(reason: .unknownKind, detail: detail))
      return
    }
    let aboveNow = before.units[unit.code].map { before.ancestors(of: $0.code).map(\.code) }
    settle(number, .unit(unit), aboveNow: aboveNow, aboveThen: aboveThen)
  }

  private mutating func settle(_ number: Int, _ line: DirectoryLine, aboveNow: [String]?, aboveThen: [String]) {
    if allowed(DirectoryChange(line: line, aboveNow: aboveNow, aboveThen: aboveThen)) {
      result.take(line)
    } else {
      let detail = "this line changes what is not yours to change"
      result.refuse(number, DirectoryRefusal(reason: .notAllowed, detail: detail))
    }
  }
}
