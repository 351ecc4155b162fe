// swift-tools-version: 6.2
import PackageDescription

// What the cube costs in memory and time: `swift run -c release cube-measure [branches] [cases]`. The cube's targets
// are linked in from the project, which has no product for a measurement.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "cube-measure",
  targets: [
    .systemLibrary(name: "CLinux"),
    .target(name: "TarazuBase", dependencies: ["CLinux"], swiftSettings: strict),
    .target(name: "TarazuCalendar", swiftSettings: strict),
    .target(name: "TarazuDomain", dependencies: ["TarazuBase", "TarazuCalendar"], swiftSettings: strict),
    .target(name: "CStudent"),
    .target(name: "TarazuJudgement", dependencies: ["CStudent"], swiftSettings: strict),
    .target(
      name: "TarazuCube", dependencies: ["TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuJudgement"],
      swiftSettings: strict),
    .executableTarget(
      name: "cube-measure", dependencies: ["TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuCube"],
      swiftSettings: strict),
  ]
)
