// The commands that import data.

import TarazuClient
import TarazuProtocol
import TarazuWire

enum ImportCommands {
  static let all = [directoryImport, eventsImport]

  private static let fileWord = WordSpec(name: "FILE", help: "NDJSON, one JSON object a line; `-` is standard input")

  private static let directoryImport = CommandSpec(
    "directory import", "imports units, kinds and classes; existing ones are replaced, and none is removed",
    words: [fileWord], options: [Options.allowRejections], details: statuses,
    action: .remote { invocation, session in
      var source = try ImportSource(invocation.arguments.word("FILE"))
      let response = try await importDirectory(&source, session)
      session.client.keep(response)
      await session.awaitVisible(invocation.console)
      try invocation.write(DirectoryImportAnswer(response: response))
      return status(refused: response.refusedCount, invocation)
    })

  private static let eventsImport = CommandSpec(
    "events import", "imports events; it can be interrupted and run again",
    words: [fileWord], options: [Options.rejections, Options.allowRejections], details: statuses,
    action: .remote { invocation, session in
      let source = try ImportSource(invocation.arguments.word("FILE"))
      let rejectionFile = try invocation.arguments[Options.rejections].map { try OutputFile($0) }
      let work = EventUpload(source, rejectionFile: rejectionFile, session, invocation.console)
      let answer = try await work.run()
      await session.awaitVisible(invocation.console)
      try answer.write(invocation.form, to: invocation.console)
      return status(refused: answer.counts.rejectedCount, invocation)
    })

  private static let statuses = """
    What is good in the file is taken, whatever else is in it. Exit status 1 if any line was rejected or refused, unless \
    --allow-rejections is given.
    """

  /// The exit status of an import: lines that were not taken make it fail, unless they were expected.
  static func status(refused: Int64, _ invocation: Invocation) -> ExitStatus {
    refused == 0 || invocation.arguments.has(Options.allowRejections) ? .done : .refused
  }

  private static func importDirectory(
    _ source: inout ImportSource, _ session: Session
  ) async throws -> ImportDirectoryResponse {
    var attempts = session.client.begin(DirectoryService.importDirectory, timeout: Session.longTimeout)
    while true {
      do { return try await sendDirectory(&source, session, within: attempts.remaining) } catch let status as Status {
        try await session.client.pause(&attempts, after: status)
      }
    }
  }

  /// One attempt, from the beginning of the file.
  private static func sendDirectory(
    _ source: inout ImportSource, _ session: Session, within timeout: Duration
  ) async throws -> ImportDirectoryResponse {
    source.rewind(to: 0)
    let stream = try await session.client.openStream(DirectoryService.importDirectory, timeout: timeout)
    while true {
      let piece = try await source.next(on: session.pool)
      if piece.isEmpty { break }
      try await stream.send(ImportDirectoryRequest(chunk: piece))
    }
    stream.finishSending()
    guard let response = try await stream.receive() else {
      throw Status(.unknown, .badAnswer, "the service ended the import without an answer")
    }
    return response
  }
}
