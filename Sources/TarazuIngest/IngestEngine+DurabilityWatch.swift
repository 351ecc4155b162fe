// Finds out whether the store may be written to while nothing is written, for health and the log.

import TarazuLoop
import TarazuPostgres
import TarazuStore

extension IngestEngine {
  /// How often the store is asked. While writing is refused it is asked more often, so that a fixed setting is noticed
  /// soon.
  private static let watchInterval = Duration.seconds(5)
  private static let watchIntervalWhileRefused = Duration.seconds(1)

  /// Asks again and again until the engine stops. To be run once, on the engine's loop.
  public func watchDurability() async {
    while !isStopping {
      await askDurability()
      let pause = durability.refusal == nil ? Self.watchInterval : Self.watchIntervalWhileRefused
      do { try await loop.sleep(for: pause) } catch { return }
    }
  }

  /// Asks over a connection of its own: settings of the role and of the database act on new sessions only. A store that
  /// is away says nothing about its settings.
  private func askDurability() async {
    do throws(PostgresError) {
      let connection = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
      let refusal: String?
      do throws(PostgresError) {
        refusal = try await Durability.refusal(on: connection)
        await connection.close()
      } catch {
        await connection.close()
        throw error
      }
      guard !isStopping else { return }
      if let refusal { durability.refuse(refusal) } else { durability.allow() }
    } catch {}
  }
}
