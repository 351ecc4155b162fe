import TarazuWire

/// A method with its names, as connections look it up: one object, so that a call costs no copies.
final class NamedMethod: Sendable {
  let service: String
  let name: String
  let shape: CallShape
  let isHealth: Bool
  let time: TimeClass
  let inline: ServerMethod.Inline?
  let handler: ServerMethod.Handler

  init(_ entry: MethodTable.Entry, _ method: ServerMethod) {
    service = entry.service
    name = entry.method
    shape = entry.shape
    isHealth = entry.isHealth
    time = method.time
    inline = method.inline
    handler = method.handler
  }
}
