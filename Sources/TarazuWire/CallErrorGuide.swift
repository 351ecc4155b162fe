// The closed list of the reasons of errors, as text for people: docs/reference/reasons.md is made of this. A test
// compares it with the reasons that the sources name, so that none is forgotten.

/// A reason of an error, and what a caller should do about it.
public struct CallErrorGuide: Sendable {
  /// What sort of thing went wrong.
  public enum Group: String, CaseIterable, Sendable {
    case wire = "What the wire finds wrong"
    case call = "What happens to a call"
    case server = "The server's state"
    case access = "Access"
    case request = "What a service says of a request"
    case client = "What a client says by itself"
  }

  public let group: Group
  public let reason: String
  public let code: StatusCode
  public let meaning: String
  public let remedy: String

  private init(_ group: Group, _ reason: String, _ code: StatusCode, _ meaning: String, _ remedy: String) {
    self.group = group
    self.reason = reason
    self.code = code
    self.meaning = meaning
    self.remedy = remedy
  }

  public static let all: [CallErrorGuide] =
    wire + calls + server + access + requests + client

  private static let again = "Try again after the delay of `RetryInfo`, by the rules for trying again."
  private static let program = "Fix the client."

  private static let wire: [CallErrorGuide] = [
    CallErrorGuide(
      .wire, "MESSAGE_TOO_LARGE", .resourceExhausted, "The data of a frame is over 4 MiB.", "Send less at once."),
    CallErrorGuide(
      .wire, "MALFORMED_MESSAGE", .invalidArgument,
      "An envelope or a message does not parse, text is not UTF-8, or nesting is deeper than 64.", program),
    CallErrorGuide(
      .wire, "MALFORMED_STREAM", .invalidArgument, "A DATA frame does not fit the state of its call.", program),
    CallErrorGuide(
      .wire, "PROTOCOL_VIOLATION", .invalidArgument, "A frame breaks the rules; the connection ends.", program),
    CallErrorGuide(
      .wire, "UNKNOWN_METHOD", .unimplemented, "There is no such service or method.",
      "Check the name, and the version of the server."),
    CallErrorGuide(
      .wire, "WRONG_SHAPE", .unimplemented, "A unary call of a streaming method, or the reverse.",
      "Call it in the shape that the message names."),
    CallErrorGuide(
      .wire, "BAD_METADATA", .invalidArgument, "A key or value of the metadata is out of form.", program),
    CallErrorGuide(
      .wire, "METADATA_TOO_LARGE", .resourceExhausted, "The metadata is over its limits.", "Send less of it."),
    CallErrorGuide(
      .wire, "TOO_MANY_CALLS", .resourceExhausted, "Too many calls are open on the connection; not executed.",
      "Wait for answers, or open another connection."),
    CallErrorGuide(
      .wire, "ANSWER_TOO_LARGE", .resourceExhausted, "The answer would be over 4 MiB.",
      "Ask for less at once, with the page size that the message names."),
  ]

  private static let calls: [CallErrorGuide] = [
    CallErrorGuide(.call, "CANCELLED", .cancelled, "The client no longer wanted the answer.", "Nothing."),
    CallErrorGuide(
      .call, "DEADLINE_PASSED", .deadlineExceeded, "The deadline of the call passed.",
      "Give it more time. Whether a write was done is not known: send the same batch again."),
    CallErrorGuide(
      .call, "IDLE_UPLOAD", .deadlineExceeded, "An upload brought nothing for 120 s.",
      "Go on from the line that the last message names."),
    CallErrorGuide(.call, "FEED_AGE", .unavailable, "A feed has reached its greatest age.", "Open it again."),
    CallErrorGuide(
      .call, "STALLED", .resourceExhausted,
      "The call left its messages untouched while the server held too much of the connection's.",
      "Try again, with fewer calls at once on a connection."),
  ]

  private static let server: [CallErrorGuide] = [
    CallErrorGuide(
      .server, "DRAINING", .unavailable,
      "The server is about to stop; not executed if the call came after it said so.", again),
    CallErrorGuide(
      .server, "OVERLOADED", .unavailable, "Too much runs and waits on the server; not executed.", again),
    CallErrorGuide(.server, "NOT_READY", .unavailable, "The server is loading; not executed.", again),
    CallErrorGuide(
      .server, "STORE_UNAVAILABLE", .unavailable,
      "PostgreSQL cannot be reached, could lose what it acknowledges, or did not say whether a batch was taken.",
      "Try again. Send the same batch again: what was taken is a duplicate."),
    CallErrorGuide(
      .server, "AUDIT_UNAVAILABLE", .unavailable,
      "Calls can be recorded neither in PostgreSQL nor in the file for that time, so none is answered; not executed.",
      again),
    CallErrorGuide(
      .server, "BEHIND", .unavailable, "This server has not reached `min_position` within 5 s.", again),
    CallErrorGuide(
      .server, "OTHER_HISTORY", .failedPrecondition,
      "`min_position` is of another history: the store was restored.",
      "Drop the position and ask without it. Send again what the restored store may have lost."),
    CallErrorGuide(
      .server, "INTERNAL", .internal, "A bug here; `RequestInfo` has the id under which the log has more.",
      "Tell the operator the id."),
  ]

  private static let access: [CallErrorGuide] = [
    CallErrorGuide(
      .access, "CREDENTIAL", .unauthenticated,
      "The call has no valid credential, or the name, the password or the code of a sign-in is wrong.",
      "Show a token, a session or a certificate that is neither expired nor ended, and only one of them."),
    CallErrorGuide(
      .access, "ROLE", .permissionDenied, "The role does not allow this.", "Ask an administrator, or do not call it."),
    CallErrorGuide(
      .access, "NOT_OPEN", .permissionDenied, "Access for this level is not open yet in the province.",
      "Wait until the province opens it."),
    CallErrorGuide(
      .access, "SIGN_IN_INCOMPLETE", .permissionDenied,
      "The session is one of a one-time password, or the second factor that is demanded is missing.",
      "Set your own password, and enrol the second factor."),
    CallErrorGuide(
      .access, "SECOND_FACTOR", .permissionDenied, "This needs a second factor.", "Sign in with it."),
    CallErrorGuide(
      .access, "SCOPE", .permissionDenied, "It is not in the caller's scope, or not there.",
      "Ask about your own unit and what is below it."),
    CallErrorGuide(
      .access, "UNAUTHENTICATED", .unauthenticated, "Who calls could not be settled, without more to say.",
      "Show a valid credential."),
    CallErrorGuide(
      .access, "PERMISSION_DENIED", .permissionDenied, "The call was refused, without more to say.",
      "Ask an administrator."),
  ]

  private static let requests: [CallErrorGuide] = [
    CallErrorGuide(
      .request, "BAD_FIELD", .invalidArgument, "A field is wrong.",
      "Correct the field whose path `BadRequest` has; the message says what is allowed."),
    CallErrorGuide(.request, "NOT_FOUND", .notFound, "A unit, case or name does not exist.", "Check the code."),
    CallErrorGuide(.request, "ALREADY_EXISTS", .alreadyExists, "A name is taken.", "Choose another."),
    CallErrorGuide(
      .request, "FAILED_PRECONDITION", .failedPrecondition, "The state does not allow it.", "Read the message."),
    CallErrorGuide(
      .request, "RESOURCE_EXHAUSTED", .resourceExhausted, "A limit of this caller is reached.", "Ask for less."),
  ]

  private static let client: [CallErrorGuide] = [
    CallErrorGuide(
      .client, "NOT_CONNECTED", .unavailable, "No connection could be made; nothing was done.", "Try again."),
    CallErrorGuide(
      .client, "NOT_TRUSTED", .unavailable,
      "The server's certificate is not of the trusted CA, not for this name, or out of date; nothing was sent.",
      "Name the CA of this service, or tell its operator; trying again changes nothing."),
    CallErrorGuide(
      .client, "CONNECTION_LOST", .unavailable,
      "The connection ended before the final frame of the call; whether it was done is not known.",
      "Repeat reads, and send the same batch again."),
    CallErrorGuide(
      .client, "BAD_ANSWER", .unknown,
      "The answer does not parse or makes no sense; INTERNAL where it breaks the rules of the wire.",
      "Tell the operator, and compare the versions of client and server."),
  ]
}
