// The audit of this server: each call but Health leaves a record (docs/spec/access.md#audit).
//
// A call's record goes from its loop (`LoopAudit`, a second long) to the recorder (`AuditRecorder`), which stores it, or
// keeps it in a file (`AuditSpool`) while PostgreSQL is away. Changes are recorded in their own transactions instead
// (`CallAudit.recordOfChange`). `MethodAudit` is what methods record with, and `AuditGate` refuses calls that could not
// be recorded.

import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuReplica
import TarazuStore
import TarazuWire

final class Audit: Sendable {
  let gate: AuditGate
  /// How records name this server.
  let server: String
  let log: @Sendable (String) -> Void
  private let recorder: AuditRecorder
  private let loopList: [Loop]
  private let loops: PerLoop<LoopAudit>

  init(
    recorder: AuditRecorder, gate: AuditGate, clock: ServerClock, loops: [Loop], server: String,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.recorder = recorder
    self.gate = gate
    self.server = server
    self.log = log
    loopList = loops
    self.loops = PerLoop(loops) { loop in
      LoopAudit(loop, clock: clock, gate: gate) { records in recorder.handOver(records) }
    }
  }

  /// What a loop gathers; on the loop.
  subscript(loop: Loop) -> LoopAudit? { loops[loop] }

  /// A new call's record, as of now answered.
  func record(_ method: String, of claimant: Claimant) -> AuditRecord {
    AuditRecord(
      principal: claimant.principal, credential: claimant.credential, address: claimant.origin.address,
      gateway: claimant.origin.gateway, server: server, method: method, outcome: StatusCode.ok.name,
      callID: AuditRecord.newCallID())
  }

  /// Records a call that no handler was asked for. On the loop of its connection.
  func refused(_ call: RefusedCall, of claimant: Claimant) {
    let method = call.method.map { MethodAudit.name(service: $0.service, method: $0.name) } ?? "unknown"
    var record = record(method, of: claimant)
    record.end(call.status)
    self[call.loop]?.add(record)
  }

  func start() { recorder.loop.spawn { [recorder] in await recorder.start() } }

  /// Stores or keeps everything; calls are over.
  func stop() async {
    for loop in loopList {
      await withUnsafeContinuation { continuation in
        loop.execute { [self] in
          self[loop]?.endSecond()
          continuation.resume()
        }
      }
    }
    await recorder.stop()
  }
}
