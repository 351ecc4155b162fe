// What is wrong with a question.

/// Why a question gets no answer, in the order of the checks (docs/spec/indicators.md#wrong-questions).
public enum QuestionError: Error, Hashable, Sendable {
  /// The question is wrong by itself, or it names an unknown kind or a level above its unit. `field` is its name on the
  /// wire.
  case invalidArgument(field: String, message: String)
  /// The unit is unknown.
  case notFound(message: String)
}

extension QuestionError {
  public static func noUnit(_ code: String) -> QuestionError { .notFound(message: "there is no unit \(code)") }
}

extension QuestionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidArgument(let field, let message): "\(field): \(message)"
    case .notFound(let message): message
    }
  }
}
