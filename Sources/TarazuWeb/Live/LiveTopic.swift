// A question that is followed once for all viewers of one session.

import TarazuBase
import TarazuClient
import TarazuLoop
import TarazuPages
import TarazuProtocol
import TarazuWire

/// What identifies a subscription. Sessions do not share one, also those of one principal: a subscription ends with its
/// session, and a viewer must not see figures for longer than its own session lives.
struct LiveKey: Hashable, Sendable {
  let session: String
  let question: LiveQuestion
  let language: Language
}

/// The subscriptions of this process.
final class LiveTopics: Sendable {
  private let topics = Locked([LiveKey: LiveTopic]())

  /// Lets an inbox follow a question, and returns what lets go of it.
  func follow(_ key: LiveKey, _ service: ServiceCaller, _ inbox: LiveInbox, at place: Int) -> LiveFollowing {
    let topic = topics.withLock { topics in
      let topic = topics[key] ?? LiveTopic(key, service)
      topics[key] = topic
      topic.add(inbox, at: place)
      return topic
    }
    return LiveFollowing(topics: self, key: key, topic: topic, inbox: inbox)
  }

  fileprivate func leave(_ key: LiveKey, _ topic: LiveTopic, _ inbox: LiveInbox) {
    topics.withLock { topics in
      guard topic.remove(inbox) else { return }
      if topics[key] === topic { topics[key] = nil }
    }
  }

  /// How many questions are followed.
  var count: Int { topics.withLock { $0.count } }
}

/// One inbox's part in a topic, until it is let go.
final class LiveFollowing: Sendable {
  private let topics: LiveTopics
  private let key: LiveKey
  private let topic: LiveTopic
  private let inbox: LiveInbox

  fileprivate init(topics: LiveTopics, key: LiveKey, topic: LiveTopic, inbox: LiveInbox) {
    self.topics = topics
    self.key = key
    self.topic = topic
    self.inbox = inbox
  }

  deinit { topics.leave(key, topic, inbox) }
}

/// A subscription and those who follow it.
final class LiveTopic: Sendable {
  private struct State {
    var followers: [ObjectIdentifier: (inbox: LiveInbox, place: Int)] = [:]
    var newest: [UInt8]?
    var ending: LiveInbox.Arrival?
    var task: Task<Void, Never>?
  }

  private let state = Locked(State())

  init(_ key: LiveKey, _ service: ServiceCaller) {
    let task = Task(executorPreference: Loop.current) { [weak self] in
      let feed = service.client.feed(key.question.request, every: .milliseconds(500)) { [weak self] _ in self?.isAway()
      }
      do throws(Status) {
        for try await state in feed {
          self?.publish(LiveMessage.bytes(of: state.state, for: key.question, in: key.language))
        }
        self?.end(.ended)
      } catch { self?.end(error.isSignedOut ? .signedOut : .ended) }
    }
    state.withLock { $0.task = task }
  }

  deinit { state.withLock { $0.task }?.cancel() }

  fileprivate func add(_ inbox: LiveInbox, at place: Int) {
    let (newest, ending) = state.withLock { state in
      state.followers[ObjectIdentifier(inbox)] = (inbox, place)
      return (state.newest, state.ending)
    }
    if let newest { inbox.put(place, newest) }
    if let ending { inbox.end(ending) }
  }

  /// Returns whether nobody follows any more; then the subscription ends.
  fileprivate func remove(_ inbox: LiveInbox) -> Bool {
    let task = state.withLock { state -> Task<Void, Never>? in
      state.followers[ObjectIdentifier(inbox)] = nil
      return state.followers.isEmpty ? state.task : nil
    }
    task?.cancel()
    return task != nil
  }

  private func publish(_ bytes: [UInt8]) {
    let followers = state.withLock { state in
      state.newest = bytes
      return Array(state.followers.values)
    }
    for (inbox, place) in followers { inbox.put(place, bytes) }
  }

  private func isAway() {
    for (inbox, _) in state.withLock({ Array($0.followers.values) }) { inbox.isAway() }
  }

  private func end(_ arrival: LiveInbox.Arrival) {
    let followers = state.withLock { state in
      state.ending = arrival
      return Array(state.followers.values)
    }
    for (inbox, _) in followers { inbox.end(arrival) }
  }
}
