// The comments of a `.proto` file, by the path of the declaration that they belong to.

import TarazuProtocol

/// SourceCodeInfo: comments by path, a path being field numbers of the descriptors and indices in their lists.
struct SourceComments: ReadableMessage {
  private var byPath: [[Int32]: String] = [:]

  /// The lines of the comment before the declaration at the path, else of the one after it; empty for none.
  func lines(at path: [Int32]) -> [String] {
    var lines = byPath[path, default: ""].split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines = lines.map { $0.hasPrefix(" ") ? String($0.dropFirst()) : $0 }
    while lines.last?.isEmpty == true { lines.removeLast() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    return lines
  }

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        var location = Location()
        try MessageField.read(into: &location, &reader)
        let comment = location.leading.isEmpty ? location.trailing : location.leading
        if !comment.isEmpty { byPath[location.path] = comment }
      default: try reader.skip(tag)
      }
    }
  }

  /// A declaration's path and comments.
  private struct Location: ReadableMessage {
    var path: [Int32] = []
    var leading = ""
    var trailing = ""

    mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 8: path.append(try Int32Field.read(&reader))
        case 10: try Int32Field.readPacked(onto: &path, &reader)
        case 26: leading = try StringField.read(&reader)
        case 34: trailing = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }
  }
}
