// The table of measures, and the bytes that stored data and other servers rely on.

import TarazuCalendar
import TarazuDomain
import TestDomain
import Testing

struct MeasureTests {
  /// Raw values are in stored commit logs and checksums; `PerMeasure` needs them to be without gaps.
  @Test func rawValuesHaveNoGaps() {
    #expect(Measure.allCases.map { Int($0.rawValue) } == Array(Measure.allCases.indices))
  }

  @Test func columnsAreDistinct() {
    #expect(Set(Measure.allCases.map(\.column)).count == Measure.allCases.count)
    let names = Measure.allCases.map(\.column) + Measure.lists.compactMap { $0.shownValues?.name }
    #expect(Set(names).count == names.count, "a view of report would have two columns of one name")
  }

  @Test func kindsAndTypesAgree() {
    for measure in Measure.allCases {
      #expect(!measure.comment.isEmpty)
      switch measure.kind {
      case .count: #expect(measure.type == .integer && !measure.isList && measure.counter == nil)
      case .sum(let counter):
        #expect(measure.type != .integers && !measure.isList && measure.counter == counter)
        #expect(counter.kind == .count)
      case .values(let counter):
        #expect(measure.type == .integers && measure.isList && measure.counter == counter)
        #expect(counter.kind == .count)
      case .stock: #expect(measure.type == .integers && measure.isList && measure.counter == nil)
      }
      #expect(measure.isStock == (measure.kind == .stock))
    }
    #expect(
      Measure.lists + Measure.summed == Measure.allCases.filter(\.isList) + Measure.allCases.filter { !$0.isList })
  }

  @Test func changesOfStocks() {
    for delay in [0, 1, 30, StockChange.longestDelay] as [Int32] {
      for isIncrease in [false, true] {
        let change = StockChange(delay: delay, isIncrease: isIncrease)
        #expect(StockChange(value: change.value) == change)
        let cell = CellKey(day: 100, branch: 1, caseClass: 2)
        let (key, amount) =
          ContributionKey(cell: cell, measure: .undated, value: change.value).stockChange ?? (
            ContributionKey(cell: cell, measure: .closed), 0
          )
        #expect(key.cell.day.number == 100 + delay && key.measure == .undated && key.value == 0)
        #expect(amount == (isIncrease ? 1 : -1))
        #expect(ContributionKey(cell: cell, measure: .leads, value: change.value).stockChange == nil)
      }
    }
    for value in [0, .min, .max, StockChange.longestDelay + 2] as [Int32] { #expect(StockChange(value: value) == nil) }
  }

  /// The list of docs/spec/indicators.md#highest-and-lowest-units.
  @Test func busyMeasures() {
    #expect(
      Measure.busy == [
        .registered, .reopened, .received, .closed, .sent, .hearingsSet, .hearingsHeld, .hearingsAdjourned,
        .hearingsCancelled, .appealed, .upheld, .modified, .reversed, .enforcementOpened, .payments,
        .enforcementClosed, .surveys, .hearingsWithdrawn,
      ])
  }

  /// All that is said of pending cases follows from one expression, which must be a sum of stocks.
  @Test func pendingCases() {
    #expect(PendingCases.opening == [.registered, .reopened, .received])
    #expect(PendingCases.ending == [.closed, .sent])
    #expect(PendingCases.endedAges == [.closedAges, .sentAges])
    #expect(Expression.pending.terms?.count == PendingCases.opening.count + PendingCases.ending.count)
    for measure in Measure.allCases {
      let sign: Int64 =
        PendingCases.opening.contains(measure) ? 1 : PendingCases.ending.contains(measure) ? -1 : 0
      #expect(PendingCases.sign[measure] == sign)
    }
    // Each way to end has its list of ages, else the old cases could not be counted.
    #expect(PendingCases.endedAges.compactMap(\.counter) == PendingCases.ending)
    #expect(PendingCases.endedCaseAges.compactMap(\.counter) == PendingCases.ending)
    #expect(PendingCases.openedCaseAges == [.receivedCaseAges])
  }

  @Test func countedAges() {
    #expect(PendingCases.countedAges == PendingCases.countedAges.sorted())
    #expect(Set(PendingCases.shownAges).isSubset(of: PendingCases.countedAges))
    for indicator in Indicator.all {
      for case .olderThan(let age) in indicator.quantities { #expect(PendingCases.countedAges.contains(age)) }
      for case .caseOlderThan(let age) in indicator.quantities { #expect(PendingCases.countedAges.contains(age)) }
    }
  }

  @Test func valuesByMeasure() {
    var numbers = PerMeasure(repeating: 0)
    for (index, measure) in Measure.allCases.enumerated() { numbers[measure] += index }
    for (index, measure) in Measure.allCases.enumerated() { #expect(numbers[measure] == index) }
    var texts = PerList(repeating: "")
    for list in Measure.lists { texts[list] += list.column }
    for list in Measure.lists { #expect(texts[list] == list.column) }
    texts.changeEach { $0 = "" }
    #expect(texts == PerList(repeating: ""))
  }
}

/// Payloads and checksums as the version that brought each measure wrote them: they are in databases, and never change.
struct GoldenBytesTests {
  private static let measures: [(measure: Measure, column: String, payload: String, checksum: UInt64)] = [
    (.registered, "registered", "01c0b8020e840200d804", 0xf076_930a_ec53_dfac),
    (.reopened, "reopened", "01c2b8020e840201d804", 0xcafa_3fdb_1545_02dc),
    (.received, "received", "01c4b8020e840202d804", 0xb695_8ab3_5417_8bbc),
    (.closed, "closed", "01c6b8020e840203d804", 0x0098_9e3d_dbb4_e6d8),
    (.sent, "sent", "01c8b8020e840204d804", 0x0750_d344_cbf6_4ca8),
    (.closedJudgment, "closed_judgment", "01cab8020e840205d804", 0x50e6_bb14_f324_c334),
    (.closedSettlement, "closed_settlement", "01ccb8020e840206d804", 0xe0d1_8c21_da4f_41f8),
    (.closedDismissal, "closed_dismissal", "01ceb8020e840207d804", 0x46b4_efc7_6846_d3e0),
    (.closedWithdrawn, "closed_withdrawn", "01d0b8020e840208d804", 0x7088_21e2_9d2f_5f2c),
    (.closedOther, "closed_other", "01d2b8020e840209d804", 0xba8f_106d_9d44_fb84),
    (.closedReopened, "closed_reopened", "01d4b8020e84020ad804", 0x01ba_31c5_98c4_1e74),
    (.hearingsSet, "hearings_set", "01d6b8020e84020bd804", 0xd1d5_ef5d_557a_5ac8),
    (.hearingsHeld, "hearings_held", "01d8b8020e84020cd804", 0x6b10_7043_34b9_92d0),
    (.hearingsAdjourned, "hearings_adjourned", "01dab8020e84020dd804", 0x999e_033e_23e1_bbc4),
    (.hearingsCancelled, "hearings_cancelled", "01dcb8020e84020ed804", 0xb7fa_989f_84a9_b240),
    (.appealed, "appealed", "01deb8020e84020fd804", 0x27a7_ef74_2a3c_69b8),
    (.upheld, "upheld", "01e0b8020e840210d804", 0x6496_3d9f_4690_c834),
    (.modified, "modified", "01e2b8020e840211d804", 0xb8b4_fbbc_5008_7758),
    (.reversed, "reversed", "01e4b8020e840212d804", 0x8a5a_b4dc_7648_ee20),
    (.enforcementOpened, "enforcement_opened", "01e6b8020e840213d804", 0xa28f_b519_79e4_01d4),
    (.payments, "payments", "01e8b8020e840214d804", 0xfcb5_f2c4_fedc_f044),
    (.enforcementClosed, "enforcement_closed", "01eab8020e840215d804", 0xbfab_34f8_f7a8_cd9c),
    (.surveys, "surveys", "01ecb8020e840216d804", 0xd721_aa01_082c_2294),
    (.scoreSum, "score_sum", "01eeb8020e840217d804", 0x5601_17ab_1e99_f1c8),
    (.enforcementDays, "enforcement_days", "01f0b8020e840218d804", 0x9db0_fe45_b539_e0a0),
    (.adjudgedRials, "adjudged_rials", "01f2b8020e8402198280bda0d8f628", 0x3b96_277a_db78_c83d),
    (.paidRials, "paid_rials", "01f4b8020e84021a8280bda0d8f628", 0xed2c_c5aa_d80d_3c85),
    (.closedAges, "closed_ages", "01f6b8020e84021b8e1103", 0x6069_1068_8d5b_e840),
    (.sentAges, "sent_ages", "01f8b8020e84021c8e1103", 0x0aa4_806c_7d5d_d59a),
    (.leads, "leads", "01fab8020e84021d8e1103", 0xbd75_86f5_3370_8780),
    (.hearingsWithdrawn, "hearings_withdrawn", "01fcb8020e84021ed804", 0x3080_e4f9_f147_98d0),
    (.adjournedService, "adjourned_service", "01feb8020e84021fd804", 0xf794_70de_c404_3f5c),
    (.adjournedParty, "adjourned_party", "0180b9020e840220d804", 0x70fb_418e_12de_2ce0),
    (.adjournedCounsel, "adjourned_counsel", "0182b9020e840221d804", 0x65aa_385c_167e_0bd4),
    (.adjournedCourt, "adjourned_court", "0184b9020e840222d804", 0x97b4_00e1_7628_ab48),
    (.adjournedExpert, "adjourned_expert", "0186b9020e840223d804", 0xf02c_7ec2_1aad_0780),
    (.adjournedOther, "adjourned_other", "0188b9020e840224d804", 0xa075_e61c_1e6d_9e54),
    (.satisfied, "satisfied", "018ab9020e840225d804", 0xe060_d333_461c_482c),
    (.scoreSquares, "score_sq", "018cb9020e840226d804", 0xcf14_8fc6_47e6_bf58),
    (.decisions, "decisions", "018eb9020e840227d804", 0x563e_400b_3730_bee4),
    (.decisionDays, "decision_days", "0190b9020e840228d804", 0x029e_e99f_c171_600c),
    (.decisionsOnTime, "decisions_on_time", "0192b9020e840229d804", 0x4cf6_68f0_9cfd_081c),
    (.closedCaseAges, "closed_case_ages", "0194b9020e84022a8e1103", 0x44ab_4564_57a1_35f8),
    (.sentCaseAges, "sent_case_ages", "0196b9020e84022b8e1103", 0x09af_9f02_dae1_9a74),
    (.receivedCaseAges, "received_case_ages", "0198b9020e84022c8e1103", 0x8831_be54_38dd_6562),
    (.undated, "undated", "019ab9020e84022d8e1103", 0xba27_2eea_e527_30f0),
    (.undecided, "undecided", "019cb9020e84022e8e1103", 0x83bc_b154_8343_10d2),
    (.overdue, "overdue", "019eb9020e84022f8e1103", 0xda38_7043_d29a_c884),
  ]

  /// A change of each measure: of a list two values fewer, of rials many, of others 300.
  @Test func eachMeasure() throws {
    #expect(Measure.allCases == Self.measures.map(\.measure), "a new measure needs its row here")
    for (index, row) in Self.measures.enumerated() {
      #expect(row.measure.column == row.column)
      let amount: Int64 = row.measure.isList ? -2 : row.column.hasSuffix("rials") ? 90_000_000_000_001 : 300
      let cell = CellKey(day: Day(number: 20_000 + Int32(index)), branch: 7, caseClass: 130)
      let key = ContributionKey(cell: cell, measure: row.measure, value: row.measure.isList ? 1_095 : 0)
      let change = ContributionChange(key: key, amount: amount)
      #expect(hex(CommitRecord.contributions([change]).bytes) == row.payload, "\(row.column)")
      #expect(try CommitRecord(bytes: bytes(row.payload)) == .contributions([change]), "\(row.column)")
      #expect(Checksum.sum([change]) == row.checksum, "\(row.column)")
    }
  }

  /// One commit with the first thirty in one cell, and a new directory.
  @Test func wholeCommit() throws {
    let payload =
      "021805e0c508feffffff0f00020000000101000000020200000003010000000402000000050100000006020000000701000000080200000"
      + "009010000000a020000000b010000000c020000000d010000000e020000000f01000000100200000011010000001202000000130100000"
      + "014020000001501000000160200000017010000001802000000190100"
      + "00001a020000001b00010000001c00020000001d0001"
    let cell = CellKey(day: -3, branch: 70_000, caseClass: ClassNumber(.max))
    let changes = Self.measures.prefix(30).enumerated().map { index, row in
      ContributionChange(key: ContributionKey(cell: cell, measure: row.measure), amount: index % 2 == 0 ? 1 : -1)
    }
    let record = CommitRecord.directory(version: 12, changes)
    #expect(hex(record.bytes) == payload)
    #expect(try CommitRecord(bytes: bytes(payload)) == record)
    #expect(Checksum.sum(changes[...]) == 0x9894_8d4a_5d18_d399)
    #expect(CommitRecord.reload.bytes == [3])
    #expect(CommitRecord.rebuild.bytes == [4])
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0 }
  }
}
