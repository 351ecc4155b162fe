// Generated from tarazu/v1/directory.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// A piece of the file.
public struct ImportDirectoryRequest: Message {
  public static let fullName = "tarazu.v1.ImportDirectoryRequest"

  /// The next bytes; pieces need not end where lines do.
  public var chunk: [UInt8] = []

  public init() {}

  public init(
    chunk: [UInt8] = []
  ) {
    self.chunk = chunk
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: chunk = try BytesField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    BytesField.write(1, chunk, &writer)
  }
}

/// What became of the file.
public struct ImportDirectoryResponse: Message {
  public static let fullName = "tarazu.v1.ImportDirectoryResponse"

  /// The good lines.
  public var counts: DirectoryCounts? = nil
  /// How many lines were refused.
  public var refusedCount: Int64 = 0
  /// The first 1,000 refused lines.
  public var refused: [LineRefusal] = []
  /// The commit that took the lines.
  public var asOf: AsOf? = nil

  public init() {}

  public init(
    counts: DirectoryCounts? = nil,
    refusedCount: Int64 = 0,
    refused: [LineRefusal] = [],
    asOf: AsOf? = nil
  ) {
    self.counts = counts
    self.refusedCount = refusedCount
    self.refused = refused
    self.asOf = asOf
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<DirectoryCounts>.read(into: &counts, &reader)
      case 16: refusedCount = try Int64Field.read(&reader)
      case 26: try MessageField<LineRefusal>.read(onto: &refused, &reader)
      case 34: try MessageField<AsOf>.read(into: &asOf, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<DirectoryCounts>.write(1, counts, &writer)
    Int64Field.write(2, refusedCount, &writer)
    MessageField<LineRefusal>.write(3, each: refused, &writer)
    MessageField<AsOf>.write(4, asOf, &writer)
  }
}

/// A whole directory file.
public struct ApplyDirectoryRequest: Message {
  public static let fullName = "tarazu.v1.ApplyDirectoryRequest"

  /// Its lines.
  public var ndjson: [UInt8] = []

  public init() {}

  public init(
    ndjson: [UInt8] = []
  ) {
    self.ndjson = ndjson
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: ndjson = try BytesField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    BytesField.write(1, ndjson, &writer)
  }
}

/// What became of the file.
public struct ApplyDirectoryResponse: Message {
  public static let fullName = "tarazu.v1.ApplyDirectoryResponse"

  /// The good lines.
  public var counts: DirectoryCounts? = nil
  /// How many lines were refused.
  public var refusedCount: Int64 = 0
  /// The first 1,000 refused lines.
  public var refused: [LineRefusal] = []
  /// The commit that took the lines.
  public var asOf: AsOf? = nil

  public init() {}

  public init(
    counts: DirectoryCounts? = nil,
    refusedCount: Int64 = 0,
    refused: [LineRefusal] = [],
    asOf: AsOf? = nil
  ) {
    self.counts = counts
    self.refusedCount = refusedCount
    self.refused = refused
    self.asOf = asOf
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<DirectoryCounts>.read(into: &counts, &reader)
      case 16: refusedCount = try Int64Field.read(&reader)
      case 26: try MessageField<LineRefusal>.read(onto: &refused, &reader)
      case 34: try MessageField<AsOf>.read(into: &asOf, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<DirectoryCounts>.write(1, counts, &writer)
    Int64Field.write(2, refusedCount, &writer)
    MessageField<LineRefusal>.write(3, each: refused, &writer)
    MessageField<AsOf>.write(4, asOf, &writer)
  }
}

/// Good lines by type, those replaced in the same file too.
public struct DirectoryCounts: Message {
  public static let fullName = "tarazu.v1.DirectoryCounts"

  /// Lines of units.
  public var unitCount: Int64 = 0
  /// Lines of kinds.
  public var kindCount: Int64 = 0
  /// Lines of classes.
  public var classCount: Int64 = 0

  public init() {}

  public init(
    unitCount: Int64 = 0,
    kindCount: Int64 = 0,
    classCount: Int64 = 0
  ) {
    self.unitCount = unitCount
    self.kindCount = kindCount
    self.classCount = classCount
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: unitCount = try Int64Field.read(&reader)
      case 16: kindCount = try Int64Field.read(&reader)
      case 24: classCount = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, unitCount, &writer)
    Int64Field.write(2, kindCount, &writer)
    Int64Field.write(3, classCount, &writer)
  }
}

/// Asks for one unit.
public struct GetUnitRequest: Message {
  public static let fullName = "tarazu.v1.GetUnitRequest"

  /// The unit's code.
  public var unit: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    unit: String = "",
    minPosition: String = ""
  ) {
    self.unit = unit
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 18: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    StringField.write(2, minPosition, &writer)
  }
}

/// One unit.
public struct GetUnitResponse: Message {
  public static let fullName = "tarazu.v1.GetUnitResponse"

  /// The unit.
  public var unit: Unit? = nil

  public init() {}

  public init(
    unit: Unit? = nil
  ) {
    self.unit = unit
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Unit>.read(into: &unit, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Unit>.write(1, unit, &writer)
  }
}

/// A unit of the directory.
public struct Unit: Message {
  public static let fullName = "tarazu.v1.Unit"

  /// Its code, unique over all levels.
  public var code: String = ""
  /// Its level.
  public var level: Level = .init(rawValue: 0)
  /// The code of the unit above; absent for the country.
  public var parent: String? = nil
  /// Its name.
  public var name: String = ""
  /// What kind of branch it is; branches only.
  public var branchKind: String? = nil
  /// The first day on which it is active; branches only.
  public var openedDate: String? = nil
  /// The last day on which it is active; absent while it has no end.
  public var closedDate: String? = nil

  public init() {}

  public init(
    code: String = "",
    level: Level = .init(rawValue: 0),
    parent: String? = nil,
    name: String = "",
    branchKind: String? = nil,
    openedDate: String? = nil,
    closedDate: String? = nil
  ) {
    self.code = code
    self.level = level
    self.parent = parent
    self.name = name
    self.branchKind = branchKind
    self.openedDate = openedDate
    self.closedDate = closedDate
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: code = try StringField.read(&reader)
      case 16: level = try EnumField<Level>.read(&reader)
      case 26: parent = try StringField.read(&reader)
      case 34: name = try StringField.read(&reader)
      case 42: branchKind = try StringField.read(&reader)
      case 50: openedDate = try StringField.read(&reader)
      case 58: closedDate = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, code, &writer)
    EnumField<Level>.write(2, level, &writer)
    StringField.write(3, present: parent, &writer)
    StringField.write(4, name, &writer)
    StringField.write(5, present: branchKind, &writer)
    StringField.write(6, present: openedDate, &writer)
    StringField.write(7, present: closedDate, &writer)
  }
}

/// Asks for the units below one.
public struct ListUnitsRequest: Message {
  public static let fullName = "tarazu.v1.ListUnitsRequest"

  /// The code of the unit to look below, itself included; empty: the caller's scope.
  public var parent: String = ""
  /// Only units of this level; unspecified: of every level.
  public var level: Level = .init(rawValue: 0)
  /// How many to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    parent: String = "",
    level: Level = .init(rawValue: 0),
    pageSize: Int32 = 0,
    pageToken: String = "",
    minPosition: String = ""
  ) {
    self.parent = parent
    self.level = level
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: parent = try StringField.read(&reader)
      case 16: level = try EnumField<Level>.read(&reader)
      case 24: pageSize = try Int32Field.read(&reader)
      case 34: pageToken = try StringField.read(&reader)
      case 42: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, parent, &writer)
    EnumField<Level>.write(2, level, &writer)
    Int32Field.write(3, pageSize, &writer)
    StringField.write(4, pageToken, &writer)
    StringField.write(5, minPosition, &writer)
  }
}

/// A page of units.
public struct ListUnitsResponse: Message {
  public static let fullName = "tarazu.v1.ListUnitsResponse"

  /// The units.
  public var units: [Unit] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""

  public init() {}

  public init(
    units: [Unit] = [],
    nextPageToken: String = ""
  ) {
    self.units = units
    self.nextPageToken = nextPageToken
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Unit>.read(onto: &units, &reader)
      case 18: nextPageToken = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Unit>.write(1, each: units, &writer)
    StringField.write(2, nextPageToken, &writer)
  }
}

/// Asks for units by a text.
public struct SearchUnitsRequest: Message {
  public static let fullName = "tarazu.v1.SearchUnitsRequest"

  /// The beginning of a code, or words or beginnings of words of a name. Arabic and Persian letters of one shape,
  /// half-spaces, digits and marks count as the same.
  public var text: String = ""
  /// Only units of this level; unspecified: of every level.
  public var level: Level = .init(rawValue: 0)
  /// How many to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    text: String = "",
    level: Level = .init(rawValue: 0),
    pageSize: Int32 = 0,
    pageToken: String = "",
    minPosition: String = ""
  ) {
    self.text = text
    self.level = level
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: text = try StringField.read(&reader)
      case 16: level = try EnumField<Level>.read(&reader)
      case 24: pageSize = try Int32Field.read(&reader)
      case 34: pageToken = try StringField.read(&reader)
      case 42: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, text, &writer)
    EnumField<Level>.write(2, level, &writer)
    Int32Field.write(3, pageSize, &writer)
    StringField.write(4, pageToken, &writer)
    StringField.write(5, minPosition, &writer)
  }
}

/// A page of units.
public struct SearchUnitsResponse: Message {
  public static let fullName = "tarazu.v1.SearchUnitsResponse"

  /// The units: by code first those whose code begins so, then those whose name has the words.
  public var units: [Unit] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""

  public init() {}

  public init(
    units: [Unit] = [],
    nextPageToken: String = ""
  ) {
    self.units = units
    self.nextPageToken = nextPageToken
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Unit>.read(onto: &units, &reader)
      case 18: nextPageToken = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Unit>.write(1, each: units, &writer)
    StringField.write(2, nextPageToken, &writer)
  }
}

/// Asks for the kinds of branches.
public struct ListKindsRequest: Message {
  public static let fullName = "tarazu.v1.ListKindsRequest"

  /// How many to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    pageSize: Int32 = 0,
    pageToken: String = "",
    minPosition: String = ""
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: pageSize = try Int32Field.read(&reader)
      case 18: pageToken = try StringField.read(&reader)
      case 26: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int32Field.write(1, pageSize, &writer)
    StringField.write(2, pageToken, &writer)
    StringField.write(3, minPosition, &writer)
  }
}

/// A page of kinds.
public struct ListKindsResponse: Message {
  public static let fullName = "tarazu.v1.ListKindsResponse"

  /// The kinds.
  public var kinds: [BranchKind] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""

  public init() {}

  public init(
    kinds: [BranchKind] = [],
    nextPageToken: String = ""
  ) {
    self.kinds = kinds
    self.nextPageToken = nextPageToken
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<BranchKind>.read(onto: &kinds, &reader)
      case 18: nextPageToken = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<BranchKind>.write(1, each: kinds, &writer)
    StringField.write(2, nextPageToken, &writer)
  }
}

/// What sort of branch one is: only like is ranked with like.
public struct BranchKind: Message {
  public static let fullName = "tarazu.v1.BranchKind"

  /// Its code.
  public var code: String = ""
  /// Its name.
  public var name: String = ""
  /// The statutory or agreed time for its cases in days; absent where it has none.
  public var standardDays: Int32? = nil
  /// How many days ahead a trial hearing is properly set; absent where it has no norm.
  public var leadNormDays: Int32? = nil
  /// Whether its branches keep each open case on their calendar, so that one without a date is a fault.
  public var calendar: Bool = false

  public init() {}

  public init(
    code: String = "",
    name: String = "",
    standardDays: Int32? = nil,
    leadNormDays: Int32? = nil,
    calendar: Bool = false
  ) {
    self.code = code
    self.name = name
    self.standardDays = standardDays
    self.leadNormDays = leadNormDays
    self.calendar = calendar
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: code = try StringField.read(&reader)
      case 18: name = try StringField.read(&reader)
      case 24: standardDays = try Int32Field.read(&reader)
      case 32: leadNormDays = try Int32Field.read(&reader)
      case 40: calendar = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, code, &writer)
    StringField.write(2, name, &writer)
    Int32Field.write(3, present: standardDays, &writer)
    Int32Field.write(4, present: leadNormDays, &writer)
    BoolField.write(5, calendar, &writer)
  }
}

/// Asks for the classes of cases.
public struct ListClassesRequest: Message {
  public static let fullName = "tarazu.v1.ListClassesRequest"

  /// How many to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    pageSize: Int32 = 0,
    pageToken: String = "",
    minPosition: String = ""
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: pageSize = try Int32Field.read(&reader)
      case 18: pageToken = try StringField.read(&reader)
      case 26: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int32Field.write(1, pageSize, &writer)
    StringField.write(2, pageToken, &writer)
    StringField.write(3, minPosition, &writer)
  }
}

/// A page of classes.
public struct ListClassesResponse: Message {
  public static let fullName = "tarazu.v1.ListClassesResponse"

  /// The classes.
  public var classes: [CaseClass] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""

  public init() {}

  public init(
    classes: [CaseClass] = [],
    nextPageToken: String = ""
  ) {
    self.classes = classes
    self.nextPageToken = nextPageToken
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<CaseClass>.read(onto: &classes, &reader)
      case 18: nextPageToken = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<CaseClass>.write(1, each: classes, &writer)
    StringField.write(2, nextPageToken, &writer)
  }
}

/// What sort of case one is: the matter.
public struct CaseClass: Message {
  public static let fullName = "tarazu.v1.CaseClass"

  /// Its code.
  public var code: String = ""
  /// Its name.
  public var name: String = ""

  public init() {}

  public init(
    code: String = "",
    name: String = ""
  ) {
    self.code = code
    self.name = name
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: code = try StringField.read(&reader)
      case 18: name = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, code, &writer)
    StringField.write(2, name, &writer)
  }
}

/// Keeps the directory: imports NDJSON lines and lists what stands.
public enum DirectoryService {
  /// The service's full name.
  public static let fullName = "tarazu.v1.DirectoryService"

  /// Imports a file of directory lines, sent in pieces; the file is resolved as a whole.
  public static let importDirectory = MethodDescriptor<ImportDirectoryRequest, ImportDirectoryResponse>(
    service: fullName, name: "ImportDirectory", clientStreaming: true, idempotency: .idempotent)

  /// The same as ImportDirectory in one call, for clients without streams.
  public static let applyDirectory = MethodDescriptor<ApplyDirectoryRequest, ApplyDirectoryResponse>(
    service: fullName, name: "ApplyDirectory", idempotency: .idempotent)

  /// Gets one unit by its code.
  public static let getUnit = MethodDescriptor<GetUnitRequest, GetUnitResponse>(
    service: fullName, name: "GetUnit", idempotency: .noSideEffects)

  /// Lists units below one, in order of their codes.
  public static let listUnits = MethodDescriptor<ListUnitsRequest, ListUnitsResponse>(
    service: fullName, name: "ListUnits", idempotency: .noSideEffects)

  /// Searches the units of the caller's scope by the beginning of their code or by words of their name.
  public static let searchUnits = MethodDescriptor<SearchUnitsRequest, SearchUnitsResponse>(
    service: fullName, name: "SearchUnits", idempotency: .noSideEffects)

  /// Lists the kinds of branches, in order of their codes.
  public static let listKinds = MethodDescriptor<ListKindsRequest, ListKindsResponse>(
    service: fullName, name: "ListKinds", idempotency: .noSideEffects)

  /// Lists the classes of cases that the directory names, in order of their codes.
  public static let listClasses = MethodDescriptor<ListClassesRequest, ListClassesResponse>(
    service: fullName, name: "ListClasses", idempotency: .noSideEffects)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [importDirectory, applyDirectory, getUnit, listUnits, searchUnits, listKinds, listClasses]
}
