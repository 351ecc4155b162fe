// In tests a dictionary number, a day or a time may be written as a plain number, where its type is clear from the place.

import TarazuCalendar
import TarazuDomain

extension UnitNumber: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int32) { self.init(value) }
}

extension ClassNumber: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int32) { self.init(value) }
}

extension SourceNumber: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int32) { self.init(value) }
}

extension Day: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int32) { self.init(number: value) }
}

extension StoreTime: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int64) { self.init(microseconds: value) }
}
