// Fields that hold messages, and maps.

/// A field of messages.
public enum MessageField<Value: ReadableMessage> {
  /// Reads a message on top of what is there.
  public static func read(
    into value: inout Value, _ reader: inout ProtobufReader
  ) throws(MessageDecodingError) {
    let outer = try reader.enterMessage()
    try value.mergeFields(from: &reader)
    reader.leaveMessage(outer)
  }

  /// Reads a message on top of what is there, if anything is.
  public static func read(
    into value: inout Value?, _ reader: inout ProtobufReader
  ) throws(MessageDecodingError) {
    var message = value ?? Value()
    value = nil
    try read(into: &message, &reader)
    value = message
  }

  /// Reads a message and adds it to a list.
  public static func read(
    onto values: inout [Value], _ reader: inout ProtobufReader
  ) throws(MessageDecodingError) {
    var message = Value()
    try read(into: &message, &reader)
    values.append(message)
  }
}

extension MessageField where Value: Message {
  /// Writes a message: nothing if it is absent.
  public static func write(_ number: UInt32, _ value: Value?, _ writer: inout ProtobufWriter) {
    guard let value else { return }
    writer.tag(number, .lengthDelimited)
    writer.lengthDelimited { value.writeFields(to: &$0) }
  }

  /// Writes a list of messages.
  public static func write(_ number: UInt32, each values: [Value], _ writer: inout ProtobufWriter) {
    for value in values { write(number, value, &writer) }
  }
}

/// A map from text to text. Keys that are equal as Swift compares text (canonically) are one key.
public enum StringMapField {
  /// Reads an entry; the last one of a key holds.
  public static func read(
    into map: inout [String: String], _ reader: inout ProtobufReader
  ) throws(MessageDecodingError) {
    var key = ""
    var value = ""
    let outer = try reader.enterMessage()
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: key = try reader.text()
      case 18: value = try reader.text()
      default: try reader.skip(tag)
      }
    }
    reader.leaveMessage(outer)
    map[key] = value
  }

  /// Writes the entries in the order of their keys' bytes.
  public static func write(_ number: UInt32, _ map: [String: String], _ writer: inout ProtobufWriter) {
    for (key, value) in map.inByteOrder {
      writer.tag(number, .lengthDelimited)
      writer.lengthDelimited { writer in
        StringField.write(1, present: key, &writer)
        StringField.write(2, present: value, &writer)
      }
    }
  }
}

/// A map from text to messages. Keys that are equal as Swift compares text (canonically) are one key.
public enum MessageMapField<Value: Message> {
  /// Reads an entry; the last one of a key holds.
  public static func read(
    into map: inout [String: Value], _ reader: inout ProtobufReader
  ) throws(MessageDecodingError) {
    var key = ""
    var value = Value()
    let outer = try reader.enterMessage()
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: key = try reader.text()
      case 18: try MessageField.read(into: &value, &reader)
      default: try reader.skip(tag)
      }
    }
    reader.leaveMessage(outer)
    map[key] = value
  }

  /// Writes the entries in the order of their keys' bytes.
  public static func write(_ number: UInt32, _ map: [String: Value], _ writer: inout ProtobufWriter) {
    for (key, value) in map.inByteOrder {
      writer.tag(number, .lengthDelimited)
      writer.lengthDelimited { writer in
        StringField.write(1, present: key, &writer)
        MessageField.write(2, value, &writer)
      }
    }
  }
}

extension Dictionary where Key == String {
  /// Its entries in the order of their keys' bytes, so that a map is always written alike.
  fileprivate var inByteOrder: [(key: String, value: Value)] {
    sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }
}
