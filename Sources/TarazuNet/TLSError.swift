import COpenSSL
import Glibc

/// Why TLS could not be set up: which file or step, and OpenSSL's message.
public struct TLSError: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ step: String) {
    description = step + ": " + TLSError.takeReason()
  }

  /// OpenSSL's message for the earliest error of this thread; its queue is empty afterwards.
  static func takeReason() -> String {
    let code = ERR_get_error()
    ERR_clear_error()
    guard code != 0 else { return "no reason given" }
    // An error of the system has its `errno` behind this bit, and no text in OpenSSL's tables.
    let system: UInt = 0x8000_0000
    if code & system != 0 { return String(cString: strerror(Int32(truncatingIfNeeded: code & (system - 1)))) }
    if let reason = ERR_reason_error_string(code) { return String(cString: reason) }
    return "OpenSSL's error \(code)"
  }
}
