// Tehran's offsets from UTC, from the tz database (Asia/Tehran), with its history of daylight saving.

enum TehranOffset {
  /// Local mean time, before the first transition.
  private static let earliest: Int32 = 12_344

  /// The offset in seconds east of UTC at an instant, in seconds since the epoch.
  static func seconds(atUTC instant: Int64) -> Int32 {
    // Nearly every instant is past the last transition.
    guard let last = transitions.last, instant < last.since else { return transitions.last?.offset ?? earliest }
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].since <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? earliest : transitions[low - 1].offset
  }

  /// From each of these instants on (seconds since the epoch) the offset holds, until the next one.
  private static let transitions: [(since: Int64, offset: Int32)] = [
    (-1090466744, 12600), (227820600, 16200), (246223800, 14400),
    (259617600, 18000), (271108800, 14400), (279576000, 12600),
    (296598600, 16200), (306531000, 12600), (322432200, 16200),
    (338499000, 12600), (673216200, 16200), (685481400, 12600),
    (701209800, 16200), (717103800, 12600), (732745800, 16200),
    (748639800, 12600), (764281800, 16200), (780175800, 12600),
    (795817800, 16200), (811711800, 12600), (827353800, 16200),
    (843247800, 12600), (858976200, 16200), (874870200, 12600),
    (890512200, 16200), (906406200, 12600), (922048200, 16200),
    (937942200, 12600), (953584200, 16200), (969478200, 12600),
    (985206600, 16200), (1001100600, 12600), (1016742600, 16200),
    (1032636600, 12600), (1048278600, 16200), (1064172600, 12600),
    (1079814600, 16200), (1095708600, 12600), (1111437000, 16200),
    (1127331000, 12600), (1206045000, 16200), (1221939000, 12600),
    (1237667400, 16200), (1253561400, 12600), (1269203400, 16200),
    (1285097400, 12600), (1300739400, 16200), (1316633400, 12600),
    (1332275400, 16200), (1348169400, 12600), (1363897800, 16200),
    (1379791800, 12600), (1395433800, 16200), (1411327800, 12600),
    (1426969800, 16200), (1442863800, 12600), (1458505800, 16200),
    (1474399800, 12600), (1490128200, 16200), (1506022200, 12600),
    (1521664200, 16200), (1537558200, 12600), (1553200200, 16200),
    (1569094200, 12600), (1584736200, 16200), (1600630200, 12600),
    (1616358600, 16200), (1632252600, 12600), (1647894600, 16200),
    (1663788600, 12600),
  ]
}
