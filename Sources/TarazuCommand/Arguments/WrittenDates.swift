// Dates on the command line, as people write them, become Gregorian days before a command sees them
// (docs/spec/command-line.md#dates).

import TarazuCalendar
import TarazuWire

extension OptionSpec {
  /// Whether its value is a date.
  fileprivate var isDate: Bool { value == "D" }

  /// Whether a month or a year means its first day, not its last.
  fileprivate var isBeginning: Bool { name.hasSuffix("from") }
}

extension Arguments {
  /// Whether what was given depends on what day it is.
  func dependOnToday(_ command: CommandSpec) -> Bool {
    command.options.contains { option in
      guard let text = self[option] else { return false }
      if case .beforeToday? = option.isDate ? WrittenDate(text) : nil { return true }
      return option == Options.span
    }
  }

  /// The same with dates as `YYYY-MM-DD`, Gregorian, and a span by its name as its first and its last day. What is no
  /// date stays, and is refused where it is read.
  func withPlainDates(_ command: CommandSpec, today: Day) throws(Status) -> Arguments {
    var plain: [String: String] = [:]
    for option in command.options {
      guard let text = self[option] else { continue }
      if option == Options.span {
        guard let window = Window(named: text, today: today) else {
          throw .bad(option.name, text, "one of " + Window.names.joined(separator: ", "))
        }
        plain[Options.from.name] = window.from.description
        plain[Options.to.name] = window.to.description
      } else if option.isDate, let days = WrittenDate(text)?.days(today: today) {
        plain[option.name] = (option.isBeginning ? days.lowerBound : days.upperBound).description
      }
    }
    return replacing(plain)
  }
}
