import TarazuCalendar
import TarazuProtocol
import TestPages
import Testing

@testable import TarazuPages

/// Numbers, days and figures as people read them.
@Suite struct WordsTests {
  private let persian = Numerals(language: .persian)
  private let english = Numerals(language: .english)

  @Test func wholeNumbers() {
    #expect(persian.whole(0) == "۰")
    #expect(persian.whole(128_640) == "۱۲۸٬۶۴۰")
    #expect(persian.whole(-18) == "\u{200E}−۱۸")
    #expect(english.whole(1_234_567) == "1,234,567")
    #expect(english.whole(Int64.min) == "−9,223,372,036,854,775,808")
  }

  @Test func decimals() {
    #expect(persian.decimal(118.25, 1) == "۱۱۸٫۳")
    #expect(persian.decimal(3.7, 2) == "۳٫۷۰")
    #expect(english.decimal(0.049, 1) == "0.0")
    #expect(english.decimal(-0.04, 1) == "0.0")
    #expect(english.decimal(1_234.56, 1) == "1,234.6")
    #expect(english.decimal(1e20, 1) == "1e+20")
    #expect(english.decimal(.nan, 1).isEmpty)
  }

  @Test func shares() {
    #expect(persian.percent(0.956) == "\u{61C}۹۵٫۶٪")
    #expect(english.percent(1.018) == "101.8%")
  }

  @Test func doublesAsData() {
    #expect(Numerals.shortest(12) == "12")
    #expect(Numerals.shortest(118.25) == "118.25")
    #expect(Numerals.shortest(0.1) == "0.1")
    let third = 1.0 / 3
    #expect(Double(Numerals.shortest(third)) == third)
    #expect(Double(Numerals.shortest(1e300)) == 1e300)
  }

  @Test func daysAndWindows() {
    let dates = Dates(texts: Texts.of(.persian), showsGregorian: false)
    #expect(dates.weekdayAndDay(SampleUnits.today) == "سه‌شنبه ۳ آذر ۱۴۰۵")
    #expect(dates.short(SampleUnits.today) == "۱۴۰۵/۰۹/۰۳")
    #expect(dates.window(SampleUnits.month.from, SampleUnits.month.to) == "آبان ۱۴۰۵")
    #expect(dates.window(SampleUnits.day(1405, 7, 1), SampleUnits.day(1405, 9, 30)) == "پاییز ۱۴۰۵")
    #expect(dates.window(SampleUnits.day(1404, 1, 1), SampleUnits.day(1404, 12, 29)) == "سال ۱۴۰۴")
    #expect(dates.window(SampleUnits.day(1405, 1, 1), SampleUnits.day(1405, 8, 30)) == "فروردین تا آبان ۱۴۰۵")
    #expect(dates.window(SampleUnits.day(1405, 1, 2), SampleUnits.day(1405, 8, 30)) == "۲ فروردین تا ۳۰ آبان ۱۴۰۵")
    #expect(dates.window(SampleUnits.day(1405, 8, 2), SampleUnits.day(1405, 8, 9)) == "۲ تا ۹ آبان ۱۴۰۵")
    #expect(
      dates.window(SampleUnits.day(1404, 9, 1), SampleUnits.day(1405, 8, 30)) == "۱ آذر ۱۴۰۴ تا ۳۰ آبان ۱۴۰۵")
    #expect(dates.day("no day") == "no day")
  }

  @Test func gregorianDatesOnDemand() {
    let dates = Dates(texts: Texts.of(.english), showsGregorian: true)
    #expect(dates.day(SampleUnits.today) == "3 Azar 1405 (24 November 2026)")
  }

  @Test func timesAreTehrans() {
    let dates = Dates(texts: Texts.of(.persian), showsGregorian: false)
    #expect(dates.dayAndClock(SampleUnits.time(1405, 9, 3, 7, 4)) == "۳ آذر ۱۴۰۵، ۷:۰۴")
    var far = ProtobufTimestamp()
    far.seconds = .max
    #expect(!dates.dayAndClock(far).isEmpty)
  }

  @Test func figuresAreElements() {
    var figure = Figure(kpi: .processingDaysMean)
    figure.value = 118.25
    let element = FigureElement(
      figure, unit: "08\"<", from: SampleUnits.month.from, to: SampleUnits.month.to, kind: "civil")
    #expect(
      element.html(in: .persian)
        == #"<data class="figure" data-kpi="processing_days_mean" data-unit="08&quot;&lt;" data-from="2026-10-23" data-to="2026-11-21" data-kind="civil" value="118.25">۱۱۸٫۳</data>"#
    )
    figure.value = nil
    let missing = FigureElement(figure, unit: "08", from: SampleUnits.today, to: SampleUnits.today, caseClass: "rent")
    #expect(missing.html(in: .english).hasSuffix(#"data-class="rent" value="">no figure</data>"#))
  }

  @Test func verdictsSayBetterOrWorse() {
    #expect(Verdict(changeOf: .processingDaysMean, .signal, .up).key == "state.signal_worse")
    #expect(Verdict(changeOf: .processingDaysMean, .signal, .down).key == "state.signal_better")
    #expect(Verdict(changeOf: .satisfactionMean, .signal, .up).tone == .good)
    #expect(Verdict(changeOf: .inflowMean, .signal, .up).key == "state.signal_neutral")
    #expect(Verdict(changeOf: .pending, .watch, .down).tone == .good)
    // Differences in size are not coloured.
    #expect(Verdict(differenceIn: .pending, .signal, .high).tone == .plain)
    #expect(Verdict(differenceIn: .processingDaysMean, .signal, .high).key == "state.outlier_slow")
    #expect(Verdict(differenceIn: .processingDaysMean, .usual, .high).shape == .ring)
  }

  @Test func logarithms() {
    for value in [0.001, 0.3, 1, 2, 3, 1_024, 123_456.0] {
      var power = 1.0
      let whole = log2(value).rounded(.down)
      for _ in 0..<Int(abs(whole)) { power *= whole < 0 ? 0.5 : 2 }
      #expect(power <= value * 1.000001 && power * 2 >= value * 0.999999)
    }
    #expect(abs(log2(3) - 1.584962500721156) < 1e-6)
  }
}
