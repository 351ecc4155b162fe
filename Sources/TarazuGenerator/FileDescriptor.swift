// The parts of protoc's descriptors that the generator needs, as google/protobuf/descriptor.proto numbers them, read
// with the project's own coding.

import TarazuProtocol

/// A `.proto` file.
struct FileDescriptor: ReadableMessage {
  var name = ""
  var package = ""
  var syntax = ""
  var messages: [MessageDescriptor] = []
  var enums: [EnumDescriptor] = []
  var services: [ServiceDescriptor] = []
  var extensions: [FieldDescriptor] = []
  var comments = SourceComments()

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: package = try StringField.read(&reader)
      case 34: try MessageField.read(onto: &messages, &reader)
      case 42: try MessageField.read(onto: &enums, &reader)
      case 50: try MessageField.read(onto: &services, &reader)
      case 58: try MessageField.read(onto: &extensions, &reader)
      case 74: try MessageField.read(into: &comments, &reader)
      case 98: syntax = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }
}

/// A message.
struct MessageDescriptor: ReadableMessage {
  var name = ""
  var fields: [FieldDescriptor] = []
  var messages: [MessageDescriptor] = []
  var enums: [EnumDescriptor] = []
  var oneofs: [OneofDescriptor] = []
  var extensions: [FieldDescriptor] = []
  var options = Options()

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: try MessageField.read(onto: &fields, &reader)
      case 26: try MessageField.read(onto: &messages, &reader)
      case 34: try MessageField.read(onto: &enums, &reader)
      case 50: try MessageField.read(onto: &extensions, &reader)
      case 58: try MessageField.read(into: &options, &reader)
      case 66: try MessageField.read(onto: &oneofs, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  /// MessageOptions.
  struct Options: ReadableMessage {
    var isDeprecated = false
    var isMapEntry = false

    mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 24: isDeprecated = try BoolField.read(&reader)
        case 56: isMapEntry = try BoolField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }
  }
}

/// A field of a message.
struct FieldDescriptor: ReadableMessage {
  var name = ""
  var number: Int32 = 0
  var label: Int32 = 0
  var type: Int32 = 0
  /// The full name of the message or enum, with a dot before it.
  var typeName = ""
  var oneofIndex: Int?
  var isProto3Optional = false
  var options = Options()

  /// The label of a list or map.
  var isRepeated: Bool { label == 3 }

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 24: number = try Int32Field.read(&reader)
      case 32: label = try Int32Field.read(&reader)
      case 40: type = try Int32Field.read(&reader)
      case 50: typeName = try StringField.read(&reader)
      case 66: try MessageField.read(into: &options, &reader)
      case 72: oneofIndex = Int(try Int32Field.read(&reader))
      case 136: isProto3Optional = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  /// FieldOptions.
  struct Options: ReadableMessage {
    var isPacked = true
    var isDeprecated = false

    mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 16: isPacked = try BoolField.read(&reader)
        case 24: isDeprecated = try BoolField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }
  }
}

/// A oneof of a message.
struct OneofDescriptor: ReadableMessage {
  var name = ""

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }
}

/// An enum.
struct EnumDescriptor: ReadableMessage {
  var name = ""
  var values: [EnumValueDescriptor] = []
  var options = DeprecationOption()

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: try MessageField.read(onto: &values, &reader)
      case 26: try MessageField.read(into: &options, &reader)
      default: try reader.skip(tag)
      }
    }
  }
}

/// A value of an enum.
struct EnumValueDescriptor: ReadableMessage {
  var name = ""
  var number: Int32 = 0
  var options = ValueOptions()

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 16: number = try Int32Field.read(&reader)
      case 26: try MessageField.read(into: &options, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  /// EnumValueOptions.
  struct ValueOptions: ReadableMessage {
    var isDeprecated = false

    mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 8: isDeprecated = try BoolField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }
  }
}

/// EnumOptions, as far as they say whether it is deprecated.
struct DeprecationOption: ReadableMessage {
  var isDeprecated = false

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 24: isDeprecated = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }
}

/// A service.
struct ServiceDescriptor: ReadableMessage {
  var name = ""
  var methods: [ServiceMethodDescriptor] = []
  var options = RpcOptions()

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: try MessageField.read(onto: &methods, &reader)
      case 26: try MessageField.read(into: &options, &reader)
      default: try reader.skip(tag)
      }
    }
  }
}

/// A method of a service.
struct ServiceMethodDescriptor: ReadableMessage {
  var name = ""
  var inputType = ""
  var outputType = ""
  var options = RpcOptions()
  var clientStreaming = false
  var serverStreaming = false

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: inputType = try StringField.read(&reader)
      case 26: outputType = try StringField.read(&reader)
      case 34: try MessageField.read(into: &options, &reader)
      case 40: clientStreaming = try BoolField.read(&reader)
      case 48: serverStreaming = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }
}

/// ServiceOptions and MethodOptions, which number alike what they share.
struct RpcOptions: ReadableMessage {
  var isDeprecated = false
  /// 0 unknown, 1 no side effects, 2 idempotent.
  var idempotencyLevel: Int32 = 0

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 264: isDeprecated = try BoolField.read(&reader)
      case 272: idempotencyLevel = try Int32Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }
}
