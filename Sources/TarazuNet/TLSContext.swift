import COpenSSL
import TarazuBase

/// What all connections of one side share: certificates, trusted CAs, protocol versions. Immutable once made.
// Safety: it is not changed after `server` and `client` have made it, and OpenSSL locks what its connections share.
package final class TLSContext: @unchecked Sendable {
  let pointer: OpaquePointer

  /// How long tickets shorten a handshake, in seconds.
  private static let ticketLife = 3_600

  private init(_ method: OpaquePointer?) throws(TLSError) {
    ERR_clear_error()
    guard let pointer = SSL_CTX_new(method) else { throw TLSError("SSL_CTX_new") }
    self.pointer = pointer
    tz_ssl_ctx_set_read_ahead(pointer)
    let modes =
      SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS
      | SSL_MODE_NO_AUTO_CHAIN
    _ = tz_ssl_ctx_set_mode(pointer, Int(modes))
    // An end of file counts as one, with close_notify or without: calls end by frames.
    let noCompression: UInt64 = 1 << 17
    let noRenegotiation: UInt64 = 1 << 30
    let ignoreUnexpectedEnd: UInt64 = 1 << 7
    SSL_CTX_set_options(pointer, noCompression | noRenegotiation | ignoreUnexpectedEnd)
    // Without a callback OpenSSL would ask at the terminal for a key's passphrase.
    SSL_CTX_set_default_passwd_cb(pointer) { _, _, _, _ in 0 }
  }

  deinit {
    SSL_CTX_free(pointer)
  }

  // MARK: Server

  /// What a server speaks above TLS.
  package enum Speech { case ttrpc, http }

  package static func server(_ files: ServerTLS, speaking speech: Speech = .ttrpc) throws(TLSError) -> TLSContext {
    let context = try TLSContext(TLS_server_method())
    context.setVersions(least: files.allowsTLS12 ? TLS1_2_VERSION : TLS1_3_VERSION)
    try context.use(certificateFile: files.certificateFile, keyFile: files.keyFile)
    if let file = files.clientCAFile { try context.verifyClients(against: file, files) }
    SSL_CTX_set_session_id_context(context.pointer, "tarazu", 6)
    SSL_CTX_set_timeout(context.pointer, ticketLife)
    SSL_CTX_set_alpn_select_cb(context.pointer, speech == .ttrpc ? selectTtrpc : selectHTTP, nil)
    return context
  }

  private func setVersions(least: Int32) {
    _ = tz_ssl_ctx_set_min_proto_version(pointer, least)
    _ = tz_ssl_ctx_set_max_proto_version(pointer, TLS1_3_VERSION)
    if least == TLS1_2_VERSION { SSL_CTX_set_cipher_list(pointer, "ECDHE+AESGCM:ECDHE+CHACHA20") }
  }

  private func use(certificateFile: String, keyFile: String) throws(TLSError) {
    guard SSL_CTX_use_certificate_chain_file(pointer, certificateFile.asPath) == 1 else {
      throw TLSError("the certificate chain \(certificateFile)")
    }
    guard SSL_CTX_use_PrivateKey_file(pointer, keyFile.asPath, SSL_FILETYPE_PEM) == 1 else {
      throw TLSError("the key \(keyFile)")
    }
    guard SSL_CTX_check_private_key(pointer) == 1 else {
      throw TLSError("the key \(keyFile) with the certificate \(certificateFile)")
    }
  }

  private func verifyClients(against file: String, _ files: ServerTLS) throws(TLSError) {
    try trust(file)
    guard let names = SSL_load_client_CA_file(file) else { throw TLSError("the client CA \(file)") }
    SSL_CTX_set_client_CA_list(pointer, names)
    X509_VERIFY_PARAM_set_purpose(SSL_CTX_get0_param(pointer), X509_PURPOSE_SSL_CLIENT)
    if let revoked = files.clientCRLFile {
      let store = SSL_CTX_get_cert_store(pointer)
      guard let lookup = X509_STORE_add_lookup(store, X509_LOOKUP_file()),
        X509_load_crl_file(lookup, revoked, X509_FILETYPE_PEM) > 0
      else { throw TLSError("the revocation list \(revoked)") }
      // The whole chain: a revoked CA between the root and the client counts too. A list out of date refuses everyone.
      X509_STORE_set_flags(store, UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL))
    }
    let required = files.requiresClientCertificate ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0
    SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER | required, nil)
  }

  private func trust(_ file: String) throws(TLSError) {
    guard SSL_CTX_load_verify_locations(pointer, file.asPath, nil) == 1 else { throw TLSError("the CA \(file)") }
  }

  /// Takes `ttrpc` if the client offers it, and else ends the handshake with alert 120: a client that wants something
  /// else must not end up talking ttrpc. It is not called for a client without ALPN. (docs/spec/wire.md#tls)
  private static let selectTtrpc: SSL_CTX_alpn_select_cb_func = { _, chosen, chosenLength, offered, length, _ in
    TLSContext.select([TLSContext.plainProtocol], offered, length, chosen, chosenLength)
  }

  /// Takes `h2` if the client offers it, else `http/1.1`, else ends the handshake likewise.
  private static let selectHTTP: SSL_CTX_alpn_select_cb_func = { _, chosen, chosenLength, offered, length, _ in
    TLSContext.select([TLSContext.http2, TLSContext.http1], offered, length, chosen, chosenLength)
  }

  /// The first protocol of ours that is among those offered, each of which has its length before it.
  private static func select(
    _ ours: [[UInt8]], _ offered: UnsafePointer<UInt8>?, _ length: UInt32,
    _ chosen: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ chosenLength: UnsafeMutablePointer<UInt8>?
  ) -> Int32 {
    guard let offered else { return SSL_TLSEXT_ERR_ALERT_FATAL }
    let list = UnsafeBufferPointer(start: offered, count: Int(length))
    for name in ours {
      var offset = 0
      while offset < list.count {
        let end = offset + 1 + Int(list[offset])
        guard end <= list.count else { break }
        if list[offset + 1..<end].elementsEqual(name) {
          chosen?.pointee = offered + offset + 1
          chosenLength?.pointee = list[offset]
          return SSL_TLSEXT_ERR_OK
        }
        offset = end
      }
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL
  }

  private static let http2 = Array("h2".utf8)
  private static let http1 = Array("http/1.1".utf8)

  /// The ALPN name of plain ttrpc.
  static let plainProtocol = Array("ttrpc".utf8)

  // MARK: Client

  static func client(_ files: ClientTLS) throws(TLSError) -> TLSContext {
    let context = try TLSContext(TLS_client_method())
    context.setVersions(least: TLS1_3_VERSION)
    try context.trust(files.caFile)
    SSL_CTX_set_verify(context.pointer, SSL_VERIFY_PEER, nil)
    if let certificateFile = files.certificateFile {
      try context.use(certificateFile: certificateFile, keyFile: files.keyFile ?? certificateFile)
    }
    let offer = [UInt8(plainProtocol.count)] + plainProtocol
    guard SSL_CTX_set_alpn_protos(context.pointer, offer, UInt32(offer.count)) == 0 else {
      throw TLSError("the ALPN offer")
    }
    return context
  }
}
