import TarazuHTTP
import TarazuPages
import TarazuWire

/// The answer to `/live`: the figures of a page as they change.
struct LiveFeed: Sendable {
  let topics: LiveTopics

  /// The stream for a visitor; throws `Status` for a query that asks nothing.
  func response(to visit: Visit, in language: Language) throws(Status) -> HTTPResponse {
    let questions = try LiveQuestion.all(of: visit.query)
    let (session, service) = (visit.session, visit.service)
    return HTTPResponse(
      200, [HTTPRequest.Field("content-type", "text/event-stream; charset=utf-8")],
      body: .events { [topics] sink in
        let inbox = LiveInbox()
        let followings = questions.enumerated().map { place, question in
          topics.follow(LiveKey(session: session, question: question, language: language), service, inbox, at: place)
        }
        await LiveFeed.run(inbox, sink)
        // They are held until here.
        withExtendedLifetime(followings) {}
      })
  }

  private static func run(_ inbox: LiveInbox, _ sink: HTTPEventSink) async {
    guard await sink.send(LiveMessage.beginning) else { return }
    while true {
      switch await inbox.next() {
      case .states(let states):
        guard await sink.send(states.flatMap { $0 }) else { return }
      case .away:
        guard await sink.send(LiveMessage.away) else { return }
      case .signedOut:
        _ = await sink.send(LiveMessage.signedOut)
        return
      case .ended: return
      }
    }
  }
}
