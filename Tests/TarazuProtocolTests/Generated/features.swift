// Generated from features.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

import TarazuProtocol

/// An enum with a second name, a negative number and names that Swift needs itself.
public enum Shade: ProtobufEnum {
  /// None.
  case unspecified
  /// A keyword.
  case `default`
  /// A second name of the same.
  public static let usual = Self.`default`
  case name_
  /// - Warning: Deprecated.
  case _25
  case below
  case withoutPrefix
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .`default`,
    .name_,
    ._25,
    .below,
    .withoutPrefix,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .`default`
    case 2: self = .name_
    case 5: self = ._25
    case -3: self = .below
    case 2147483647: self = .withoutPrefix
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .`default`: 1
    case .name_: 2
    case ._25: 5
    case .below: -3
    case .withoutPrefix: 2147483647
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "SHADE_UNSPECIFIED"
    case .`default`: "SHADE_DEFAULT"
    case .name_: "SHADE_NAME"
    case ._25: "SHADE_2_5"
    case .below: "SHADE_BELOW"
    case .withoutPrefix: "WITHOUT_PREFIX"
    case .unrecognized: nil
    }
  }
}

/// Fields without presence.
public struct Plain: Message {
  public static let fullName = "tarazu.test.Plain"

  public var doubleField: Double = 0
  public var floatField: Float = 0
  public var int32Field: Int32 = 0
  public var int64Field: Int64 = 0
  public var uint32Field: UInt32 = 0
  public var uint64Field: UInt64 = 0
  public var sint32Field: Int32 = 0
  public var sint64Field: Int64 = 0
  public var fixed32Field: UInt32 = 0
  public var fixed64Field: UInt64 = 0
  public var sfixed32Field: Int32 = 0
  public var sfixed64Field: Int64 = 0
  public var boolField: Bool = false
  public var stringField: String = ""
  public var bytesField: [UInt8] = []
  public var shade: Shade = .init(rawValue: 0)
  /// The greatest number of a field.
  public var last: Int32 = 0

  public init() {}

  public init(
    doubleField: Double = 0,
    floatField: Float = 0,
    int32Field: Int32 = 0,
    int64Field: Int64 = 0,
    uint32Field: UInt32 = 0,
    uint64Field: UInt64 = 0,
    sint32Field: Int32 = 0,
    sint64Field: Int64 = 0,
    fixed32Field: UInt32 = 0,
    fixed64Field: UInt64 = 0,
    sfixed32Field: Int32 = 0,
    sfixed64Field: Int64 = 0,
    boolField: Bool = false,
    stringField: String = "",
    bytesField: [UInt8] = [],
    shade: Shade = .init(rawValue: 0),
    last: Int32 = 0
  ) {
    self.doubleField = doubleField
    self.floatField = floatField
    self.int32Field = int32Field
    self.int64Field = int64Field
    self.uint32Field = uint32Field
    self.uint64Field = uint64Field
    self.sint32Field = sint32Field
    self.sint64Field = sint64Field
    self.fixed32Field = fixed32Field
    self.fixed64Field = fixed64Field
    self.sfixed32Field = sfixed32Field
    self.sfixed64Field = sfixed64Field
    self.boolField = boolField
    self.stringField = stringField
    self.bytesField = bytesField
    self.shade = shade
    self.last = last
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 9: doubleField = try DoubleField.read(&reader)
      case 21: floatField = try FloatField.read(&reader)
      case 24: int32Field = try Int32Field.read(&reader)
      case 32: int64Field = try Int64Field.read(&reader)
      case 40: uint32Field = try UInt32Field.read(&reader)
      case 48: uint64Field = try UInt64Field.read(&reader)
      case 56: sint32Field = try SInt32Field.read(&reader)
      case 64: sint64Field = try SInt64Field.read(&reader)
      case 77: fixed32Field = try Fixed32Field.read(&reader)
      case 81: fixed64Field = try Fixed64Field.read(&reader)
      case 93: sfixed32Field = try SFixed32Field.read(&reader)
      case 97: sfixed64Field = try SFixed64Field.read(&reader)
      case 104: boolField = try BoolField.read(&reader)
      case 114: stringField = try StringField.read(&reader)
      case 122: bytesField = try BytesField.read(&reader)
      case 128: shade = try EnumField<Shade>.read(&reader)
      case 4294967288: last = try Int32Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    DoubleField.write(1, doubleField, &writer)
    FloatField.write(2, floatField, &writer)
    Int32Field.write(3, int32Field, &writer)
    Int64Field.write(4, int64Field, &writer)
    UInt32Field.write(5, uint32Field, &writer)
    UInt64Field.write(6, uint64Field, &writer)
    SInt32Field.write(7, sint32Field, &writer)
    SInt64Field.write(8, sint64Field, &writer)
    Fixed32Field.write(9, fixed32Field, &writer)
    Fixed64Field.write(10, fixed64Field, &writer)
    SFixed32Field.write(11, sfixed32Field, &writer)
    SFixed64Field.write(12, sfixed64Field, &writer)
    BoolField.write(13, boolField, &writer)
    StringField.write(14, stringField, &writer)
    BytesField.write(15, bytesField, &writer)
    EnumField<Shade>.write(16, shade, &writer)
    Int32Field.write(536870911, last, &writer)
  }
}

/// Fields with presence.
public struct Present: Message {
  public static let fullName = "tarazu.test.Present"

  public var doubleField: Double? = nil
  public var floatField: Float? = nil
  public var int32Field: Int32? = nil
  public var int64Field: Int64? = nil
  public var uint32Field: UInt32? = nil
  public var uint64Field: UInt64? = nil
  public var sint32Field: Int32? = nil
  public var sint64Field: Int64? = nil
  public var fixed32Field: UInt32? = nil
  public var fixed64Field: UInt64? = nil
  public var sfixed32Field: Int32? = nil
  public var sfixed64Field: Int64? = nil
  public var boolField: Bool? = nil
  public var stringField: String? = nil
  public var bytesField: [UInt8]? = nil
  public var shade: Shade? = nil
  public var plain: Plain? = nil

  public init() {}

  public init(
    doubleField: Double? = nil,
    floatField: Float? = nil,
    int32Field: Int32? = nil,
    int64Field: Int64? = nil,
    uint32Field: UInt32? = nil,
    uint64Field: UInt64? = nil,
    sint32Field: Int32? = nil,
    sint64Field: Int64? = nil,
    fixed32Field: UInt32? = nil,
    fixed64Field: UInt64? = nil,
    sfixed32Field: Int32? = nil,
    sfixed64Field: Int64? = nil,
    boolField: Bool? = nil,
    stringField: String? = nil,
    bytesField: [UInt8]? = nil,
    shade: Shade? = nil,
    plain: Plain? = nil
  ) {
    self.doubleField = doubleField
    self.floatField = floatField
    self.int32Field = int32Field
    self.int64Field = int64Field
    self.uint32Field = uint32Field
    self.uint64Field = uint64Field
    self.sint32Field = sint32Field
    self.sint64Field = sint64Field
    self.fixed32Field = fixed32Field
    self.fixed64Field = fixed64Field
    self.sfixed32Field = sfixed32Field
    self.sfixed64Field = sfixed64Field
    self.boolField = boolField
    self.stringField = stringField
    self.bytesField = bytesField
    self.shade = shade
    self.plain = plain
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 9: doubleField = try DoubleField.read(&reader)
      case 21: floatField = try FloatField.read(&reader)
      case 24: int32Field = try Int32Field.read(&reader)
      case 32: int64Field = try Int64Field.read(&reader)
      case 40: uint32Field = try UInt32Field.read(&reader)
      case 48: uint64Field = try UInt64Field.read(&reader)
      case 56: sint32Field = try SInt32Field.read(&reader)
      case 64: sint64Field = try SInt64Field.read(&reader)
      case 77: fixed32Field = try Fixed32Field.read(&reader)
      case 81: fixed64Field = try Fixed64Field.read(&reader)
      case 93: sfixed32Field = try SFixed32Field.read(&reader)
      case 97: sfixed64Field = try SFixed64Field.read(&reader)
      case 104: boolField = try BoolField.read(&reader)
      case 114: stringField = try StringField.read(&reader)
      case 122: bytesField = try BytesField.read(&reader)
      case 128: shade = try EnumField<Shade>.read(&reader)
      case 138: try MessageField<Plain>.read(into: &plain, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    DoubleField.write(1, present: doubleField, &writer)
    FloatField.write(2, present: floatField, &writer)
    Int32Field.write(3, present: int32Field, &writer)
    Int64Field.write(4, present: int64Field, &writer)
    UInt32Field.write(5, present: uint32Field, &writer)
    UInt64Field.write(6, present: uint64Field, &writer)
    SInt32Field.write(7, present: sint32Field, &writer)
    SInt64Field.write(8, present: sint64Field, &writer)
    Fixed32Field.write(9, present: fixed32Field, &writer)
    Fixed64Field.write(10, present: fixed64Field, &writer)
    SFixed32Field.write(11, present: sfixed32Field, &writer)
    SFixed64Field.write(12, present: sfixed64Field, &writer)
    BoolField.write(13, present: boolField, &writer)
    StringField.write(14, present: stringField, &writer)
    BytesField.write(15, present: bytesField, &writer)
    EnumField<Shade>.write(16, present: shade, &writer)
    MessageField<Plain>.write(17, plain, &writer)
  }
}

/// Lists.
public struct Lists: Message {
  public static let fullName = "tarazu.test.Lists"

  public var doubleField: [Double] = []
  public var floatField: [Float] = []
  public var int32Field: [Int32] = []
  public var int64Field: [Int64] = []
  public var uint32Field: [UInt32] = []
  public var uint64Field: [UInt64] = []
  public var sint32Field: [Int32] = []
  public var sint64Field: [Int64] = []
  public var fixed32Field: [UInt32] = []
  public var fixed64Field: [UInt64] = []
  public var sfixed32Field: [Int32] = []
  public var sfixed64Field: [Int64] = []
  public var boolField: [Bool] = []
  public var stringField: [String] = []
  public var bytesField: [[UInt8]] = []
  public var shade: [Shade] = []
  public var plain: [Plain] = []
  /// Written one by one.
  public var unpacked: [Int32] = []
  public var unpackedShade: [Shade] = []

  public init() {}

  public init(
    doubleField: [Double] = [],
    floatField: [Float] = [],
    int32Field: [Int32] = [],
    int64Field: [Int64] = [],
    uint32Field: [UInt32] = [],
    uint64Field: [UInt64] = [],
    sint32Field: [Int32] = [],
    sint64Field: [Int64] = [],
    fixed32Field: [UInt32] = [],
    fixed64Field: [UInt64] = [],
    sfixed32Field: [Int32] = [],
    sfixed64Field: [Int64] = [],
    boolField: [Bool] = [],
    stringField: [String] = [],
    bytesField: [[UInt8]] = [],
    shade: [Shade] = [],
    plain: [Plain] = [],
    unpacked: [Int32] = [],
    unpackedShade: [Shade] = []
  ) {
    self.doubleField = doubleField
    self.floatField = floatField
    self.int32Field = int32Field
    self.int64Field = int64Field
    self.uint32Field = uint32Field
    self.uint64Field = uint64Field
    self.sint32Field = sint32Field
    self.sint64Field = sint64Field
    self.fixed32Field = fixed32Field
    self.fixed64Field = fixed64Field
    self.sfixed32Field = sfixed32Field
    self.sfixed64Field = sfixed64Field
    self.boolField = boolField
    self.stringField = stringField
    self.bytesField = bytesField
    self.shade = shade
    self.plain = plain
    self.unpacked = unpacked
    self.unpackedShade = unpackedShade
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 9: doubleField.append(try DoubleField.read(&reader))
      case 10: try DoubleField.readPacked(onto: &doubleField, &reader)
      case 21: floatField.append(try FloatField.read(&reader))
      case 18: try FloatField.readPacked(onto: &floatField, &reader)
      case 24: int32Field.append(try Int32Field.read(&reader))
      case 26: try Int32Field.readPacked(onto: &int32Field, &reader)
      case 32: int64Field.append(try Int64Field.read(&reader))
      case 34: try Int64Field.readPacked(onto: &int64Field, &reader)
      case 40: uint32Field.append(try UInt32Field.read(&reader))
      case 42: try UInt32Field.readPacked(onto: &uint32Field, &reader)
      case 48: uint64Field.append(try UInt64Field.read(&reader))
      case 50: try UInt64Field.readPacked(onto: &uint64Field, &reader)
      case 56: sint32Field.append(try SInt32Field.read(&reader))
      case 58: try SInt32Field.readPacked(onto: &sint32Field, &reader)
      case 64: sint64Field.append(try SInt64Field.read(&reader))
      case 66: try SInt64Field.readPacked(onto: &sint64Field, &reader)
      case 77: fixed32Field.append(try Fixed32Field.read(&reader))
      case 74: try Fixed32Field.readPacked(onto: &fixed32Field, &reader)
      case 81: fixed64Field.append(try Fixed64Field.read(&reader))
      case 82: try Fixed64Field.readPacked(onto: &fixed64Field, &reader)
      case 93: sfixed32Field.append(try SFixed32Field.read(&reader))
      case 90: try SFixed32Field.readPacked(onto: &sfixed32Field, &reader)
      case 97: sfixed64Field.append(try SFixed64Field.read(&reader))
      case 98: try SFixed64Field.readPacked(onto: &sfixed64Field, &reader)
      case 104: boolField.append(try BoolField.read(&reader))
      case 106: try BoolField.readPacked(onto: &boolField, &reader)
      case 114: stringField.append(try StringField.read(&reader))
      case 122: bytesField.append(try BytesField.read(&reader))
      case 128: shade.append(try EnumField<Shade>.read(&reader))
      case 130: try EnumField<Shade>.readPacked(onto: &shade, &reader)
      case 138: try MessageField<Plain>.read(onto: &plain, &reader)
      case 144: unpacked.append(try Int32Field.read(&reader))
      case 146: try Int32Field.readPacked(onto: &unpacked, &reader)
      case 152: unpackedShade.append(try EnumField<Shade>.read(&reader))
      case 154: try EnumField<Shade>.readPacked(onto: &unpackedShade, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    DoubleField.write(1, packed: doubleField, &writer)
    FloatField.write(2, packed: floatField, &writer)
    Int32Field.write(3, packed: int32Field, &writer)
    Int64Field.write(4, packed: int64Field, &writer)
    UInt32Field.write(5, packed: uint32Field, &writer)
    UInt64Field.write(6, packed: uint64Field, &writer)
    SInt32Field.write(7, packed: sint32Field, &writer)
    SInt64Field.write(8, packed: sint64Field, &writer)
    Fixed32Field.write(9, packed: fixed32Field, &writer)
    Fixed64Field.write(10, packed: fixed64Field, &writer)
    SFixed32Field.write(11, packed: sfixed32Field, &writer)
    SFixed64Field.write(12, packed: sfixed64Field, &writer)
    BoolField.write(13, packed: boolField, &writer)
    StringField.write(14, each: stringField, &writer)
    BytesField.write(15, each: bytesField, &writer)
    EnumField<Shade>.write(16, packed: shade, &writer)
    MessageField<Plain>.write(17, each: plain, &writer)
    Int32Field.write(18, each: unpacked, &writer)
    EnumField<Shade>.write(19, each: unpackedShade, &writer)
  }
}

/// A oneof whose members stand between other fields, and maps.
public struct Choices: Message {
  public static let fullName = "tarazu.test.Choices"

  public var before: String = ""
  public var between: String = ""
  public var words: [String: String] = [:]
  public var plains: [String: Plain] = [:]
  public var nestedChoice: Choices.Choice = .init(rawValue: 0)
  /// The choice.
  public var choice: ChoiceChoice?

  public init() {}

  public init(
    before: String = "",
    between: String = "",
    words: [String: String] = [:],
    plains: [String: Plain] = [:],
    nestedChoice: Choices.Choice = .init(rawValue: 0),
    choice: ChoiceChoice? = nil
  ) {
    self.before = before
    self.between = between
    self.words = words
    self.plains = plains
    self.nestedChoice = nestedChoice
    self.choice = choice
  }

  /// The choice.
  public indirect enum ChoiceChoice: Sendable, Equatable {
    /// A number.
    case number(Int32)
    case text(String)
    case plain(Plain)
    case shade(Shade)
    case data([UInt8])
    /// One level down.
    case inner(Choices)
  }

  /// Takes the name that the oneof's enum would have.
  public enum Choice: ProtobufEnum {
    case unspecified
    case one
    /// A number that has no name here.
    case unrecognized(Int32)

    public static let allCases: [Self] = [
      .unspecified,
      .one,
    ]

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .one
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .one: 1
      case .unrecognized(let number): number
      }
    }

    public var name: String? {
      switch self {
      case .unspecified: "CHOICE_UNSPECIFIED"
      case .one: "CHOICE_ONE"
      case .unrecognized: nil
      }
    }
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: before = try StringField.read(&reader)
      case 16: choice = .number(try Int32Field.read(&reader))
      case 34: choice = .text(try StringField.read(&reader))
      case 42:
        var value = Plain()
        if case .plain(let present)? = choice { value = present }
        try MessageField<Plain>.read(into: &value, &reader)
        choice = .plain(value)
      case 48: choice = .shade(try EnumField<Shade>.read(&reader))
      case 58: choice = .data(try BytesField.read(&reader))
      case 66:
        var value = Choices()
        if case .inner(let present)? = choice { value = present }
        try MessageField<Choices>.read(into: &value, &reader)
        choice = .inner(value)
      case 26: between = try StringField.read(&reader)
      case 74: try StringMapField.read(into: &words, &reader)
      case 82: try MessageMapField<Plain>.read(into: &plains, &reader)
      case 88: nestedChoice = try EnumField<Choices.Choice>.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, before, &writer)
    if case .number(let value)? = choice { Int32Field.write(2, present: value, &writer) }
    StringField.write(3, between, &writer)
    if case .text(let value)? = choice { StringField.write(4, present: value, &writer) }
    if case .plain(let value)? = choice { MessageField<Plain>.write(5, value, &writer) }
    if case .shade(let value)? = choice { EnumField<Shade>.write(6, present: value, &writer) }
    if case .data(let value)? = choice { BytesField.write(7, present: value, &writer) }
    if case .inner(let value)? = choice { MessageField<Choices>.write(8, value, &writer) }
    StringMapField.write(9, words, &writer)
    MessageMapField<Plain>.write(10, plains, &writer)
    EnumField<Choices.Choice>.write(11, nestedChoice, &writer)
  }
}

/// Messages that contain themselves.
public struct Tree: Message {
  public static let fullName = "tarazu.test.Tree"

  public var label: String = ""
  public var left: Tree? {
    get { leftStorage.first }
    set { leftStorage = newValue.map { [$0] } ?? [] }
  }
  private var leftStorage: [Tree] = []
  public var right: Tree.Branch? {
    get { rightStorage.first }
    set { rightStorage = newValue.map { [$0] } ?? [] }
  }
  private var rightStorage: [Tree.Branch] = []
  public var others: [Tree] = []
  public var named: [String: Tree] = [:]

  public init() {}

  public init(
    label: String = "",
    left: Tree? = nil,
    right: Tree.Branch? = nil,
    others: [Tree] = [],
    named: [String: Tree] = [:]
  ) {
    self.label = label
    self.left = left
    self.right = right
    self.others = others
    self.named = named
  }

  /// Contains its outer message.
  public struct Branch: Message {
    public static let fullName = "tarazu.test.Tree.Branch"

    public var tree: Tree? {
      get { treeStorage.first }
      set { treeStorage = newValue.map { [$0] } ?? [] }
    }
    private var treeStorage: [Tree] = []

    public init() {}

    public init(
      tree: Tree? = nil
    ) {
      self.tree = tree
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: try MessageField<Tree>.read(into: &tree, &reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      MessageField<Tree>.write(1, tree, &writer)
    }
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: label = try StringField.read(&reader)
      case 18: try MessageField<Tree>.read(into: &left, &reader)
      case 26: try MessageField<Tree.Branch>.read(into: &right, &reader)
      case 34: try MessageField<Tree>.read(onto: &others, &reader)
      case 42: try MessageMapField<Tree>.read(into: &named, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, label, &writer)
    MessageField<Tree>.write(2, left, &writer)
    MessageField<Tree.Branch>.write(3, right, &writer)
    MessageField<Tree>.write(4, each: others, &writer)
    MessageMapField<Tree>.write(5, named, &writer)
  }
}

/// Well-known types, and names that the code needs itself.
///
/// - Warning: Deprecated.
public struct Names: Message {
  public static let fullName = "tarazu.test.Names"

  public var tag: ProtobufTimestamp? = nil
  public var value: ProtobufDuration? = nil
  public var reader: ProtobufAny? = nil
  /// Not used any more.
  ///
  /// - Warning: Deprecated.
  public var self_: String = ""
  public var `class`: String = ""
  public var init_: String = ""
  public var encode_: String = ""
  public var string: Names.String_? = nil

  public init() {}

  public init(
    tag: ProtobufTimestamp? = nil,
    value: ProtobufDuration? = nil,
    reader: ProtobufAny? = nil,
    self_: String = "",
    `class`: String = "",
    init_: String = "",
    encode_: String = "",
    string: Names.String_? = nil
  ) {
    self.tag = tag
    self.value = value
    self.reader = reader
    self.self_ = self_
    self.`class` = `class`
    self.init_ = init_
    self.encode_ = encode_
    self.string = string
  }

  /// Has a name of the standard library's.
  public struct String_: Message {
    public static let fullName = "tarazu.test.Names.String"

    public var strings: [String] = []

    public init() {}

    public init(
      strings: [String] = []
    ) {
      self.strings = strings
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: strings.append(try StringField.read(&reader))
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, each: strings, &writer)
    }
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<ProtobufTimestamp>.read(into: &self.tag, &reader)
      case 18: try MessageField<ProtobufDuration>.read(into: &self.value, &reader)
      case 26: try MessageField<ProtobufAny>.read(into: &self.reader, &reader)
      case 34: self_ = try StringField.read(&reader)
      case 42: `class` = try StringField.read(&reader)
      case 50: init_ = try StringField.read(&reader)
      case 58: encode_ = try StringField.read(&reader)
      case 66: try MessageField<Names.String_>.read(into: &string, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<ProtobufTimestamp>.write(1, self.tag, &writer)
    MessageField<ProtobufDuration>.write(2, self.value, &writer)
    MessageField<ProtobufAny>.write(3, self.reader, &writer)
    StringField.write(4, self_, &writer)
    StringField.write(5, `class`, &writer)
    StringField.write(6, init_, &writer)
    StringField.write(7, encode_, &writer)
    MessageField<Names.String_>.write(8, string, &writer)
  }
}

/// Nothing at all.
public struct Nothing: Message {
  public static let fullName = "tarazu.test.Nothing"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// Methods of each shape.
public enum ShapesService {
  /// The service's full name.
  public static let fullName = "tarazu.test.Shapes"

  /// One for one.
  public static let unary = MethodDescriptor<Plain, Present>(
    service: fullName, name: "Unary")

  /// One for many.
  public static let down = MethodDescriptor<Plain, Present>(
    service: fullName, name: "Down", serverStreaming: true, idempotency: .noSideEffects)

  /// Many for one.
  public static let up = MethodDescriptor<Plain, Present>(
    service: fullName, name: "Up", clientStreaming: true, idempotency: .idempotent)

  /// Many for many.
  ///
  /// - Warning: Deprecated.
  public static let both = MethodDescriptor<Tree.Branch, Nothing>(
    service: fullName, name: "Both", clientStreaming: true, serverStreaming: true)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [unary, down, up, both]
}
