/// A message of NOTIFY.
public struct PostgresNotification: Sendable, Equatable {
  public let channel: String
  public let payload: String
  /// The process id of the backend that sent it.
  public let processId: Int32

  public init(channel: String, payload: String, processId: Int32) {
    self.channel = channel
    self.payload = payload
    self.processId = processId
  }
}
