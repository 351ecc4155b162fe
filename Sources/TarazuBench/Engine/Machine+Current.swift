import Glibc

extension Machine {
  /// The machine that this runs on.
  public static var current: Machine {
    let names = ["ostype", "osrelease"].map { file in
      SystemFile.text("/proc/sys/kernel/" + file).split(separator: "\n").first.map(String.init) ?? ""
    }
    let model = SystemFile.text("/proc/cpuinfo").split(separator: "\n")
      .first { $0.hasPrefix("model name") }?.split(separator: ":").last
    let pages = UInt64(max(0, sysconf(Int32(_SC_PHYS_PAGES))))
    let page = UInt64(max(0, sysconf(Int32(_SC_PAGESIZE))))
    return Machine(
      system: names.joined(separator: " "), processor: model.map { String($0.drop { $0 == " " }) } ?? "unknown",
      cpus: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      memoryBytes: pages.multipliedReportingOverflow(by: page).partialValue)
  }
}
