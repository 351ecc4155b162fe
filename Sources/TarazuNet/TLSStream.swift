import CLinux
import COpenSSL

/// How TLS ended, other than by an end of file.
package struct TLSFailure: Equatable {
  /// The peer's alert, if it sent one.
  package var alert: Int32?
  package var message: String
  /// Whether this side does not trust the peer's certificate.
  package var isUntrusted = false

  /// Alerts by which a peer says that this side's certificate is missing or not accepted (RFC 8446, 6.2).
  private static let certificateAlerts: Set<Int32> = [41, 42, 43, 44, 45, 46, 48, 49, 116]

  /// Whether the peer refused this side's certificate, or its absence.
  var isAboutCertificate: Bool { alert.map { TLSFailure.certificateAlerts.contains($0) } ?? false }
}

/// TLS over one non-blocking socket, which it does not own. Of its loop's thread alone.
package final class TLSStream {
  enum Progress: Equatable {
    /// Done, with that many bytes.
    case done(Int)
    case wantsRead
    case wantsWrite
    /// The peer's side has ended.
    case ended
    case failed(TLSFailure)
  }

  private let pointer: OpaquePointer
  // Kept alive with the connection, also when the server has taken up a newer one.
  private let context: TLSContext
  private let isServer: Bool

  /// A client's stream verifies the server's certificate for `serverName`; nil is a server's.
  package init(_ context: TLSContext, descriptor: Int32, serverName: String? = nil) throws(TLSError) {
    ERR_clear_error()
    guard let pointer = SSL_new(context.pointer) else { throw TLSError("SSL_new") }
    self.pointer = pointer
    self.context = context
    isServer = serverName == nil
    guard SSL_set_fd(pointer, descriptor) == 1 else { throw TLSError("SSL_set_fd") }
    guard let serverName else {
      SSL_set_accept_state(pointer)
      return
    }
    SSL_set_connect_state(pointer)
    // An address is compared with the certificate's addresses, and is no name to ask for.
    if X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(pointer), serverName) == 1 { return }
    guard SSL_set1_host(pointer, serverName) == 1, tz_ssl_set_host_name(pointer, serverName) == 1 else {
      throw TLSError("the server name \(serverName)")
    }
  }

  deinit {
    SSL_free(pointer)
  }

  /// The protocol that ALPN has settled on; nil for none. Known once the handshake is done.
  package var applicationProtocol: String? {
    var bytes: UnsafePointer<UInt8>?
    var count: UInt32 = 0
    SSL_get0_alpn_selected(pointer, &bytes, &count)
    guard let bytes, count > 0 else { return nil }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
  }

  /// Whether bytes have come that `read` has not given yet.
  var hasPending: Bool { SSL_has_pending(pointer) == 1 }

  func handshake() -> Progress {
    ERR_clear_error()
    return progress(SSL_do_handshake(pointer), 0)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Progress {
    ERR_clear_error()
    var count = 0
    let result = SSL_read_ex(pointer, buffer.baseAddress, buffer.count, &count)
    return progress(result, count)
  }

  func write(_ buffer: UnsafeRawBufferPointer) -> Progress {
    ERR_clear_error()
    var count = 0
    let result = SSL_write_ex(pointer, buffer.baseAddress, buffer.count, &count)
    return progress(result, count)
  }

  /// Whether the memory for records, some 40 KiB, stays from one read or write to the next. To allocate it each time is a
  /// twentieth of a small call. (docs/profiles.md)
  func keepBuffers(_ isKept: Bool) {
    if isKept {
      _ = tz_ssl_clear_mode(pointer, Int(SSL_MODE_RELEASE_BUFFERS))
    } else {
      _ = tz_ssl_set_mode(pointer, Int(SSL_MODE_RELEASE_BUFFERS))
      // Where bytes are still in them they are released after the next read or write.
      SSL_free_buffers(pointer)
    }
  }

  /// Sends close_notify, if the socket takes it.
  func sendCloseNotify() {
    ERR_clear_error()
    SSL_shutdown(pointer)
    ERR_clear_error()
  }

  private func progress(_ result: Int32, _ count: Int) -> Progress {
    if result == 1 { return .done(count) }
    switch SSL_get_error(pointer, result) {
    case SSL_ERROR_WANT_READ: return .wantsRead
    case SSL_ERROR_WANT_WRITE: return .wantsWrite
    case SSL_ERROR_ZERO_RETURN: return .ended
    case SSL_ERROR_SYSCALL:
      return .failed(TLSFailure(alert: nil, message: "the connection broke (errno \(tz_errno()))"))
    default: return .failed(failure())
    }
  }

  private func failure() -> TLSFailure {
    let code = ERR_peek_error()
    // OpenSSL numbers a received alert from this offset on.
    let offset: Int32 = 1_000
    let reason = tz_err_reason(code)
    let alert = tz_err_is_ssl(code) == 1 && reason >= offset && reason < offset + 256 ? reason - offset : nil
    var message = TLSError.takeReason()
    let verification = SSL_get_verify_result(pointer)
    let isUntrusted = alert == nil && verification != Int(X509_V_OK)
    if isUntrusted, let text = X509_verify_cert_error_string(verification) {
      message += ": " + String(cString: text)
    }
    return TLSFailure(alert: alert, message: message, isUntrusted: isUntrusted)
  }

  /// The certificate that the peer showed and that was verified; nil if it showed none.
  var peerCertificate: PeerCertificate? {
    guard SSL_get_verify_result(pointer) == Int(X509_V_OK), let certificate = SSL_get1_peer_certificate(pointer) else {
      return nil
    }
    defer { X509_free(certificate) }
    return PeerCertificate(certificate)
  }
}
