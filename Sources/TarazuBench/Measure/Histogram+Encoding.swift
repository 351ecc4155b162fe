// Encodes histograms, and logs of them, as HdrHistogram's own tools read them (version 2).

import TarazuBase

extension Histogram {
  private static let payloadCookie: UInt32 = 0x1c84_9313
  private static let compressedCookie: UInt32 = 0x1c84_9314

  /// The histogram as HdrHistogram's V2 encoding, with zlib around it.
  func compressed() -> [UInt8] {
    let content = Zlib.stored(encoded())
    var bytes: [UInt8] = []
    bytes.append(bigEndian: Histogram.compressedCookie)
    bytes.append(bigEndian: UInt32(content.count))
    return bytes + content
  }

  /// The same without zlib.
  func encoded() -> [UInt8] {
    let payload = payload()
    var bytes: [UInt8] = []
    bytes.append(bigEndian: Histogram.payloadCookie)
    bytes.append(bigEndian: UInt32(payload.count))
    // No shift of the counters, and no other unit.
    bytes.append(bigEndian: UInt32(0))
    bytes.append(bigEndian: UInt32(Histogram.digits))
    bytes.append(bigEndian: UInt64(1))
    bytes.append(bigEndian: Histogram.greatest)
    bytes.append(bigEndian: (1.0).bitPattern)
    return bytes + payload
  }

  /// The counters up to the last that is not 0, as signed numbers of variable length. A negative number is a run of
  /// that many zeros.
  private func payload() -> [UInt8] {
    var bytes: [UInt8] = []
    guard count > 0 else { return bytes }
    var zeros: Int64 = 0
    for counter in counters[...Histogram.index(of: maximum)] {
      if counter == 0 {
        zeros += 1
        continue
      }
      if zeros > 0 { bytes.append(zigZag: -zeros) }
      zeros = 0
      bytes.append(zigZag: Int64(truncatingIfNeeded: counter))
    }
    return bytes
  }
}

/// Lines of HdrHistogram's log form, version 1.3.
enum HistogramLog {
  /// The head of a log.
  /// - Parameter start: seconds since 1970.
  static func head(start: Double, by program: String) -> String {
    """
    #[Logged with \(program); values are nanoseconds, the column Interval_Max is milliseconds]
    #[Histogram log format version 1.3]
    #[StartTime: \(Format.decimal(start, 3)) (seconds since epoch)]
    "StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"

    """
  }

  /// The histogram of an interval.
  /// - Parameters:
  ///   - tag: what it is of; nil for the main one. It has no comma.
  ///   - start: seconds since the log's start.
  static func line(_ histogram: Histogram, tag: String?, start: Double, length: Double) -> String {
    let prefix = tag.map { "Tag=\($0)," } ?? ""
    let greatest = Format.decimal(Double(histogram.maximum) / 1e6, 3)
    let body = Base64.text(histogram.compressed())
    return "\(prefix)\(Format.decimal(start, 3)),\(Format.decimal(length, 3)),\(greatest),\(body)\n"
  }
}

/// The zlib format, with blocks that are stored uncompressed, because the payload is compact already.
enum Zlib {
  private static let blockBytes = 65_535
  private static let modulus: UInt32 = 65_521

  static func stored(_ content: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x78, 0x01]
    var offset = 0
    repeat {
      let end = min(content.count, offset + blockBytes)
      let length = UInt16(end - offset)
      bytes.append(end == content.count ? 1 : 0)
      for word in [length, ~length] { bytes += [UInt8(word & 0xff), UInt8(word >> 8)] }
      bytes += content[offset..<end]
      offset = end
    } while offset < content.count
    bytes.append(bigEndian: adler32(content))
    return bytes
  }

  static func adler32(_ content: [UInt8]) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in content {
      a = (a + UInt32(byte)) % modulus
      b = (b + a) % modulus
    }
    return b << 16 | a
  }
}

extension [UInt8] {
  fileprivate mutating func append(bigEndian number: some FixedWidthInteger) {
    for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// A signed number, small ones of either sign short: seven bits a byte, but all eight in the ninth, so that this is
  /// no varint as protobuf has it.
  fileprivate mutating func append(zigZag number: Int64) {
    var rest = Varint.zigZag(number)
    for _ in 0..<8 {
      guard rest >= 0x80 else { return append(UInt8(rest)) }
      append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
