// TarazuCalendar: days, instants and the calendars in which they are shown and grouped.
//
// `Instant` is exact to the nanosecond; `Instant.tehranDay` is the civil day on which it falls in Tehran, by the offsets
// of `TehranOffset`. `Day` is a count of days, with its date as `GregorianDate`, `JalaliDate` or `IslamicDate`. `Window`
// and `Period` are ranges of days and their parts.
//
// All types are values, and nothing reads a clock or a time zone database: any thread may use them.
