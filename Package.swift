// swift-tools-version: 6.2
import PackageDescription

// The arrows of the architecture (ARCHITECTURE.md): a target may import only what is named here.
// `dev/check-imports` compares each `import` line with this list, since the compiler lets through
// whatever is reachable transitively.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func layer(_ name: String, _ dependencies: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [String]) -> Target {
  .executableTarget(name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: strict)
}

func tests(_ subject: String, _ dependencies: [String] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: subject + "Tests", dependencies: ([subject] + dependencies).map { .byName(name: $0) },
    path: "Tests/" + subject + "Tests", exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "tarazu",
  products: [
    .executable(name: "tarazu", targets: ["tarazu"]),
    .executable(name: "tarazu-server", targets: ["tarazu-server"]),
    .executable(name: "tarazu-web", targets: ["tarazu-web"]),
    .library(name: "TarazuClient", targets: ["TarazuClient"]),
  ],
  targets: [
    // System libraries: a module map each, with inline shims for what Swift cannot import.
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
    .systemLibrary(name: "COath", pkgConfig: "liboath", providers: [.apt(["liboath-dev"])]),
    .systemLibrary(name: "CNGHTTP2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
    .systemLibrary(name: "CHTTPParser", providers: [.apt(["libhttp-parser-dev"])]),
    .systemLibrary(name: "CCompression", providers: [.apt(["libbrotli-dev", "zlib1g-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CLinux"),

    // Student's t of Boost.Math (libboost-math-dev), which has headers alone.
    .target(name: "CStudent"),

    // What every layer may use: locks, number types, codings.
    layer("TarazuBase", ["CLinux"]),

    // Pure layers: no socket, no SQL, no clock.
    layer("TarazuCalendar"),
    layer("TarazuDomain", ["TarazuBase", "TarazuCalendar"]),
    layer("TarazuLines", ["TarazuCalendar", "TarazuDomain"]),
    layer("TarazuAccess", ["TarazuBase", "TarazuDomain"]),
    layer("TarazuWire", ["TarazuBase"]),
    layer("TarazuProtocol", ["TarazuBase"]),
    layer("TarazuJudgement", ["CStudent"]),
    layer("TarazuCube", ["TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuJudgement"]),
    layer("TarazuSimulation", ["TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuLines"]),
    // The dashboard's pages: answers in, HTML out. What is not Swift comes in by dev/generate-pages.
    .target(
      name: "TarazuPages", dependencies: ["TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuProtocol"],
      exclude: ["Templates", "Texts", "Static"], swiftSettings: strict),
    // The documents of docs/reference, for dev/generate-docs.
    layer("TarazuReference", ["TarazuDomain", "TarazuLines", "TarazuWire"]),

    // Loops, sockets and the database client.
    layer("TarazuLoop", ["CLinux", "TarazuBase"]),
    layer("TarazuNet", ["COpenSSL", "CLinux", "TarazuBase", "TarazuWire", "TarazuLoop"]),
    layer("TarazuPostgres", ["CLibPQ", "TarazuBase", "TarazuLoop"]),

    // Secrets: made, hashed, checked.
    layer("TarazuSecrets", ["CArgon2", "COath", "COpenSSL", "CLinux", "TarazuAccess"]),

    // The store and what moves events into it.
    layer("TarazuStore", ["TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuAccess", "TarazuPostgres"]),
    layer(
      "TarazuIngest",
      [
        "TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuAccess", "TarazuLines", "TarazuLoop", "TarazuPostgres",
        "TarazuStore",
      ]),

    // What a server keeps in memory: the cube as it follows the commit log, and who may call.
    layer(
      "TarazuReplica",
      [
        "TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuLoop", "TarazuPostgres", "TarazuStore", "TarazuIngest",
        "TarazuCube",
      ]),
    layer(
      "TarazuIdentity",
      [
        "COpenSSL", "TarazuBase", "TarazuDomain", "TarazuAccess", "TarazuWire", "TarazuLoop", "TarazuNet",
        "TarazuPostgres", "TarazuStore", "TarazuReplica",
      ]),

    // The service, its client and the command line.
    layer(
      "TarazuServer",
      [
        "CLinux", "TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuLines", "TarazuAccess",
        "TarazuWire", "TarazuProtocol", "TarazuLoop", "TarazuNet", "TarazuPostgres", "TarazuStore", "TarazuIngest",
        "TarazuJudgement", "TarazuCube", "TarazuReplica", "TarazuSecrets", "TarazuIdentity",
      ]),
    layer("TarazuClient", ["COpenSSL", "TarazuBase", "TarazuWire", "TarazuProtocol", "TarazuLoop", "TarazuNet"]),

    // The dashboard: HTTP, and the web process, which is a client of the service like any other.
    layer(
      "TarazuHTTP",
      ["CNGHTTP2", "CHTTPParser", "CCompression", "CLinux", "TarazuBase", "TarazuLoop", "TarazuNet"]),
    layer(
      "TarazuWeb",
      [
        "CLinux", "CXLSXWriter", "TarazuBase", "TarazuCalendar", "TarazuWire", "TarazuProtocol", "TarazuLoop",
        "TarazuNet", "TarazuClient", "TarazuHTTP", "TarazuPages",
      ]),
    program("tarazu-web", ["TarazuWeb"]),

    layer(
      "TarazuBench",
      [
        "CLinux", "TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuLines", "TarazuWire", "TarazuProtocol",
        "TarazuLoop",
        "TarazuNet", "TarazuClient", "TarazuSimulation",
      ]),
    layer(
      "TarazuCommand",
      [
        "TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuLines", "TarazuWire", "TarazuProtocol", "TarazuLoop",
        "TarazuClient", "TarazuSimulation", "TarazuBench",
      ]),
    program("tarazu", ["TarazuCommand"]),
    program("tarazu-server", ["TarazuServer"]),

    // The protocol's generator of Swift code, a protoc plug-in. It reads descriptors with the project's own coding.
    layer("TarazuGenerator", ["TarazuProtocol"]),
    program("protoc-gen-tarazu", ["TarazuGenerator"]),

    // The generator of the figures in SQL, for dev/generate-sql.
    program("tarazu-sqlgen", ["TarazuStore"]),

    program("tarazu-docgen", ["TarazuReference"]),

    // The cube beside databases, for Benchmarks/run; within this package, so that it is built with what it measures.
    .executableTarget(
      name: "benchmark-rank",
      dependencies: ["TarazuCalendar", "TarazuDomain", "TarazuCube"], path: "Benchmarks/rank", swiftSettings: strict),

    // How often judgement is wrong about simulated courts, for dev/judgement-rates.
    .executableTarget(
      name: "judgement-rates", dependencies: ["TarazuJudgement", "TestJudgement"], path: "Benchmarks/judgement",
      swiftSettings: strict),

    // A server with or without records of its calls, for Benchmarks/run.
    .executableTarget(
      name: "benchmark-audit", dependencies: ["TarazuServer"], path: "Benchmarks/audit", swiftSettings: strict),

    // Pages of the lists of cases in a store of many, for Benchmarks/lists/measure.
    .executableTarget(
      name: "benchmark-lists",
      dependencies: ["TarazuCalendar", "TarazuDomain", "TarazuLoop", "TarazuPostgres", "TarazuStore"],
      path: "Benchmarks/lists", exclude: ["measure", "rows.sql"], swiftSettings: strict),

    // Tests, a folder per target.
    tests("TarazuBase"),
    tests("TarazuCalendar"),
    tests("TarazuDomain", ["TarazuCalendar", "TestDomain", "TestRandom"]),
    tests("TarazuLines", ["TarazuCalendar", "TarazuDomain", "TestRandom"]),
    tests("TarazuAccess", ["TarazuDomain"]),
    tests("TarazuSecrets", ["TarazuAccess", "TestSupport"]),
    tests("TarazuWire", ["TestRandom"]),
    tests("TarazuProtocol", ["TarazuGenerator", "TarazuWire", "TestRandom"], exclude: ["Protos", "agreement.py"]),
    tests("TarazuJudgement", ["TestJudgement", "TestRandom"]),
    tests("TarazuPages", ["TarazuCalendar", "TarazuProtocol", "TestPages"], exclude: ["Snapshots"]),
    tests("TarazuCube", ["TarazuCalendar", "TarazuDomain", "TarazuJudgement", "TestDomain", "TestRandom"]),
    tests(
      "TarazuSimulation",
      ["TarazuCalendar", "TarazuDomain", "TarazuLines", "TarazuCube", "TarazuJudgement", "TestDomain"]),
    tests("TarazuLoop", ["TarazuBase"]),
    tests("TarazuNet", ["TarazuBase", "TarazuWire", "TarazuLoop", "TestRandom", "TestSupport"]),
    tests("TarazuPostgres", ["TarazuLoop", "TestSupport"]),
    tests(
      "TarazuStore",
      [
        "TarazuCalendar", "TarazuDomain", "TarazuAccess", "TarazuPostgres", "TarazuCube", "TestDomain", "TestRandom",
        "TestSupport",
      ]),
    tests(
      "TarazuIngest",
      [
        "TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuAccess", "TarazuLines", "TarazuLoop", "TarazuPostgres",
        "TarazuStore", "TarazuSimulation", "TarazuCube", "TestDomain", "TestRandom", "TestSupport",
      ]),
    tests("TarazuReplica", ["TarazuCalendar", "TarazuDomain", "TarazuIngest", "TarazuLoop", "TestDomain"]),
    tests(
      "TarazuIdentity",
      [
        "TarazuDomain", "TarazuAccess", "TarazuWire", "TarazuLoop", "TarazuNet", "TarazuStore", "TarazuReplica",
        "TestRandom", "TestSupport",
      ]),
    // The server is tested as a process, from outside; its answer cache and its feeds from within too.
    .testTarget(
      name: "TarazuServerTests",
      dependencies: [
        "TarazuServer", "TarazuCalendar", "TarazuDomain", "TarazuLines", "TarazuAccess", "TarazuWire", "TarazuProtocol",
        "TarazuBase", "TarazuNet", "TarazuPostgres", "TarazuLoop", "TarazuStore", "TarazuCube", "TarazuIdentity",
        "TarazuReplica", "TarazuSecrets", "TestDomain", "TestRandom", "TestSupport",
      ],
      path: "Tests/TarazuServerTests", swiftSettings: strict),
    tests("TarazuHTTP", ["TestRandom"]),
    tests("TarazuWeb", ["TarazuCalendar", "TarazuHTTP", "TarazuPages", "TarazuProtocol", "TestSupport"]),
    tests("TarazuClient", ["TarazuBase", "TarazuWire", "TarazuProtocol", "TarazuLoop", "TarazuNet", "TestSupport"]),
    tests(
      "TarazuBench",
      [
        "TarazuBase", "TarazuCalendar", "TarazuLines", "TarazuWire", "TarazuProtocol", "TarazuLoop", "TarazuNet",
        "TarazuClient", "TestRandom", "TestSupport",
      ]),
    tests(
      "TarazuCommand",
      [
        "TarazuBase", "TarazuCalendar", "TarazuDomain", "TarazuLines", "TarazuWire", "TarazuProtocol", "TarazuLoop",
        "TarazuNet", "TarazuClient", "TarazuBench", "TarazuJudgement", "TestRandom", "TestSupport",
      ]),
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "TestDomain", "TestRandom", "TestSupport", "TarazuCalendar", "TarazuDomain", "TarazuLines", "TarazuWire",
        "TarazuProtocol",
      ],
      path: "Tests/Conformance", exclude: ["sets"], swiftSettings: strict),
    .testTarget(
      name: "InteropTests", dependencies: ["TarazuWire", "TarazuProtocol", "TarazuLoop", "TarazuNet", "TestSupport"],
      path: "Tests/Interop", exclude: ["go"],
      swiftSettings: strict),
    // Limits how many tests run at once, as the bundle of all tests is loaded.
    .target(name: "CTestBundle", path: "Tests/CTestBundle"),
    // Random numbers of tests; apart from TestSupport, so that tests of pure targets build little.
    .target(
      name: "TestRandom", dependencies: ["TarazuBase"], path: "Tests/TestRandom", swiftSettings: strict),
    // The plain reading of formulas, and dictionary numbers as literals; likewise.
    .target(
      name: "TestDomain", dependencies: ["TarazuCalendar", "TarazuDomain"], path: "Tests/TestDomain",
      swiftSettings: strict),
    // Every page with invented answers, for snapshots; and a program that writes them, for dev/preview.
    .target(
      name: "TestPages", dependencies: ["TarazuCalendar", "TarazuPages", "TarazuProtocol"], path: "Tests/TestPages",
      swiftSettings: strict),
    .executableTarget(
      name: "page-preview", dependencies: ["TarazuPages", "TestPages"], path: "Tests/PagePreview", swiftSettings: strict
    ),
    // Simulated courts, to see how often judgement is wrong about them.
    .target(
      name: "TestJudgement", dependencies: ["TarazuJudgement", "TestRandom"], path: "Tests/TestJudgement",
      swiftSettings: strict),
    .target(
      name: "TestSupport",
      dependencies: [
        "CTestBundle", "TarazuBase", "TarazuWire", "TarazuProtocol", "TarazuLoop", "TarazuNet", "TarazuPostgres",
        "TarazuStore",
      ],
      path: "Tests/TestSupport",
      swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
