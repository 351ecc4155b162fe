import Glibc
import Testing

@testable import TarazuLoop

/// Watches are found by their tokens, and one that has ended is not taken for the next one at its index.
struct WatchTableTests {
  private func watch(_ table: inout WatchTable, _ loop: Loop) throws -> Watch {
    // Watched for nothing, so that there need be no descriptor.
    let watch = try Watch(descriptor: -1, interest: [], token: table.nextToken, epoll: -1, loop: loop) { _ in }
    table.insert(watch)
    return watch
  }

  @Test func tokensAreNotUsedTwice() throws {
    let loop = try Loop(name: "watches")
    var table = WatchTable()
    let (first, second) = (try watch(&table, loop), try watch(&table, loop))
    #expect(table[first.token] === first && table[second.token] === second)
    #expect(table[0] == nil && table[9] == nil)
    table.remove(first)
    table.remove(first)
    let third = try watch(&table, loop)
    #expect(table[first.token] == nil && table[third.token] === third && table[second.token] === second)
    table.remove(first)
    #expect(table[third.token] === third)
    let rest = table.removeAll()
    #expect(rest.count == 2 && table[second.token] == nil)
    for watch in rest + [first] { watch.drop() }
  }
}
