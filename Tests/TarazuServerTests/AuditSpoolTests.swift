import Foundation
import TarazuAccess
import TarazuDomain
import TarazuStore
import Testing

@testable import TarazuServer

private typealias AuditRecord = TarazuStore.AuditRecord

/// The file that records are kept in while PostgreSQL is away.
@Suite struct AuditSpoolTests {
  private let path = "/tmp/tarazu-spool-\(UUID().uuidString.prefix(8))"

  private func records(_ numbers: Range<Int>) -> [AuditRecord] {
    numbers.map { number in
      var record = AuditRecord(
        principal: number.isMultiple(of: 3)
          ? nil
          : Principal(name: "p\(number)", role: .analyst, scope: number.isMultiple(of: 2) ? .country : .unit("08")),
        credential: number.isMultiple(of: 3) ? nil : Credential(.session, id: Int64(number)), address: "::1",
        gateway: number.isMultiple(of: 2) ? "web" : nil, server: "127.0.0.1:7443", method: "CaseService/GetCase",
        outcome: "PERMISSION_DENIED", callID: "c\(number)")
      record.id = Int64(number)
      record.at = StoreTime(microseconds: 1_790_000_000_000_000 + Int64(number))
      record.unit = number.isMultiple(of: 5) ? nil : "08"
      record.caseCode = #"k"\#(number)"#
      record.reason = "SCOPE"
      record.count = Int64(number) + 1
      record.rowCount = 7
      record.microseconds = Int64(number) * 1_001
      return record
    }
  }

  private func withSpool(_ body: () throws -> Void) rethrows {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body()
  }

  private func drained(_ spool: inout AuditSpool) throws -> [AuditRecord] {
    var all: [AuditRecord] = []
    while let records = try spool.first() {
      all += records
      try spool.removeFirst()
    }
    return all
  }

  private var size: Int {
    get throws { try Data(contentsOf: URL(fileURLWithPath: path)).count }
  }

  @Test func whatGoesInComesOutInOrder() throws {
    try withSpool {
      var spool = try AuditSpool(path: path)
      #expect(spool.isEmpty)
      for start in stride(from: 0, to: 60, by: 20) { try spool.append(records(start..<start + 20)) }
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      // Another server takes it up as it is; what is added meanwhile comes last.
      var other = try AuditSpool(path: path)
      #expect(try other.first() == records(0..<20))
      try other.removeFirst()
      try other.append(records(60..<61))
      #expect(try drained(&other) == records(20..<61))
      #expect(try other.isEmpty && size == 0)
      try other.append(records(0..<2))
      #expect(try drained(&other) == records(0..<2))
    }
  }

  /// Whatever is missing of the last piece: the others are there, and the file goes on after them.
  @Test func aTornTailIsCutOff() throws {
    try withSpool {
      var spool = try AuditSpool(path: path)
      try spool.append(records(0..<3))
      let sound = spool.size
      try spool.append(records(3..<6))
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      for end in [sound + 1, sound + 11, sound + 12, whole.count - 1] {
        try whole.prefix(end).write(to: URL(fileURLWithPath: path))
        var torn = try AuditSpool(path: path)
        #expect(try torn.size == sound && size == sound)
        try torn.append(records(9..<10))
        #expect(try drained(&torn) == records(0..<3) + records(9..<10))
      }
      // One changed byte counts as not written.
      var changed = whole
      changed[whole.count - 4] ^= 1
      try changed.write(to: URL(fileURLWithPath: path))
      var torn = try AuditSpool(path: path)
      #expect(try drained(&torn) == records(0..<3))
    }
  }

  @Test func aFullFileTakesNoMore() throws {
    try withSpool {
      var spool = try AuditSpool(path: path, limit: 4_096)
      var kept = 0
      while (try? spool.append(records(kept..<kept + 1))) != nil { kept += 1 }
      #expect(kept > 5)
      #expect(try spool.size <= 4_096 && size == spool.size)
      #expect(try drained(&spool) == records(0..<kept))
      try spool.append(records(0..<1))
    }
  }

  @Test func oneThatCannotBeWrittenSaysSo() throws {
    #expect(throws: ServiceError.self) { try AuditSpool(path: "/nowhere/spool") }
    try withSpool {
      var spool = try AuditSpool(path: path)
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      #expect(throws: ServiceError.self) { try spool.append(records(0..<1)) }
      try FileManager.default.removeItem(atPath: path)
      try spool.append(records(0..<1))
      #expect(try drained(&spool) == records(0..<1))
    }
  }
}
