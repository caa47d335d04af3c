// swift-tools-version: 6.1
import PackageDescription

/// A module imports only modules of lower floors; floors rise from top to bottom of the list below.
let package = Package(
  name: "vademecum",
  products: [
    .executable(name: "vademecum", targets: ["vademecum"]),
    .library(name: "PluginKit", targets: ["PluginKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // C libraries from Debian.
    .systemLibrary(name: "CCMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CPostgres", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CGD", providers: [.apt(["libgd-dev"])]),
    .systemLibrary(name: "CLinux"),

    // Memory for the trees of cmark-gfm.
    .target(name: "CArena"),

    // Floor 1: what every other module speaks.
    .target(name: "Diagnostics"),
    .target(name: "Dates"),
    .target(name: "YAMLTree", dependencies: ["Diagnostics", "Yams"]),
    .target(name: "Digest", dependencies: ["CCrypto"]),
    .target(name: "JSONTree"),
    .target(name: "Pictures", dependencies: ["CGD"]),
    .target(name: "ByteRecords", dependencies: ["Diagnostics"]),

    // Floor 2: the two kinds of input.
    .target(name: "Markdown", dependencies: ["Diagnostics", "YAMLTree", "CCMarkGFM", "CArena"]),
    .target(
      name: "Registry",
      dependencies: [
        "Dates", "Diagnostics", "YAMLTree", "Digest", "CPostgres",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),

    // Floor 3: all documents, understood.
    .target(name: "Corpus", dependencies: ["Dates", "Diagnostics", "YAMLTree", "Markdown", "Registry"]),

    // Floor 4: what a plugin imports.
    .target(name: "PluginKit", dependencies: ["Corpus", "Digest", "JSONTree"]),

    // Floor 5: what a page is made of.
    .target(name: "Theme", dependencies: ["Dates", "Diagnostics", "Markdown", "YAMLTree", "Digest", "JSONTree"]),
    .target(name: "SearchIndex", dependencies: ["ByteRecords", "Diagnostics", "CSnowball", "CLinux"]),
    .target(name: "Checks", dependencies: ["PluginKit"]),
    .target(name: "Authoring", dependencies: ["PluginKit"]),
    .target(name: "ExternalPlugins", dependencies: ["PluginKit", "CLinux"]),
    .target(name: "RegistryTables", dependencies: ["PluginKit"], path: "plugins/RegistryTables/Sources"),
    .target(name: "RegistryChecks", dependencies: ["PluginKit"], path: "plugins/RegistryChecks/Sources"),
    .target(name: "CaseTemplate", dependencies: ["PluginKit"], path: "plugins/CaseTemplate/Sources"),
    .target(name: "Calculators", dependencies: ["PluginKit"], path: "plugins/Calculators/Sources"),

    // Floor 6: the whole published tree.
    .target(
      name: "Edition",
      dependencies: [
        "PluginKit", "Checks", "Authoring", "Theme", "SearchIndex", "ByteRecords", "Digest", "JSONTree", "ExternalPlugins",
        "RegistryTables", "RegistryChecks", "CaseTemplate", "Calculators", "Pictures", "CLinux",
      ]),

    // Floor 7: looking at it while writing, carrying it away.
    .target(
      name: "Export", dependencies: ["Edition", "Theme", "PluginKit", "Digest", "CZip"],
      resources: [.embedInCode("EPUB/livre.css")]),
    .target(name: "LanguageServer", dependencies: ["Edition", "Authoring", "PluginKit"]),
    .target(
      name: "Preview", dependencies: ["Edition", "PluginKit"],
      resources: [.embedInCode("Page/apercu.js"), .embedInCode("Page/apercu.css")]),

    // Floor 8: the commands.
    .executableTarget(
      name: "vademecum",
      dependencies: [
        "Edition", "Authoring", "PluginKit", "Preview", "LanguageServer", "SearchIndex", "Export", "CLinux",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], exclude: ["goldens"]),
    .testTarget(name: "DatesTests", dependencies: ["Dates"]),
    .testTarget(name: "PicturesTests", dependencies: ["Pictures", "CGD"]),
    .testTarget(name: "YAMLTreeTests", dependencies: ["YAMLTree"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "CArena"]),
    .testTarget(
      name: "RegistryTests", dependencies: ["Dates", "Registry", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(name: "CorpusTests", dependencies: ["Corpus"]),
    .testTarget(name: "ChecksTests", dependencies: ["Checks", "Authoring", "CaseTemplate"], exclude: ["bases", "cas"]),
    .testTarget(name: "AuthoringTests", dependencies: ["Authoring", "Checks", "CaseTemplate", "RegistryChecks"]),
    .testTarget(name: "LanguageServerTests", dependencies: ["LanguageServer", "JSONTree", "vademecum"]),
    .testTarget(name: "ThemeTests", dependencies: ["Dates", "Theme"]),
    .testTarget(
      name: "SearchIndexTests", dependencies: ["ByteRecords", "SearchIndex"], exclude: ["cas.json", "pages.jsonl"]),
    .testTarget(name: "RegistryTablesTests", dependencies: ["RegistryTables"], path: "plugins/RegistryTables/Tests"),
    .testTarget(
      name: "RegistryChecksTests", dependencies: ["RegistryChecks"], path: "plugins/RegistryChecks/Tests"),
    .testTarget(name: "CaseTemplateTests", dependencies: ["CaseTemplate"], path: "plugins/CaseTemplate/Tests"),
    .testTarget(name: "CalculatorsTests", dependencies: ["Calculators"], path: "plugins/Calculators/Tests"),
    .testTarget(
      name: "EditionTests",
      dependencies: [
        "Edition", "ExternalPlugins", "SearchIndex", "Pictures", "Digest", "CGD", "vademecum",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["auteurs", "cas"]),
    .testTarget(name: "ExportTests", dependencies: ["Export", "Edition"]),
    .testTarget(name: "PreviewTests", dependencies: ["Preview", "vademecum"]),
  ],
  swiftLanguageModes: [.v6]
)

/// Under libFuzzer the targets are a program; otherwise a test takes them through their corpora (`make fuzz`).
let fuzzed: [Target.Dependency] = ["ExternalPlugins", "Markdown", "Registry", "RegistryTables", "SearchIndex", "YAMLTree"]
package.targets.append(
  Context.environment["VADEMECUM_FUZZ"] == nil
    ? .testTarget(
      name: "FuzzTests", dependencies: fuzzed, path: "Fuzz", exclude: ["corpus", "run", "README.md", "Driver"],
      sources: ["Targets", "Tests"])
    : .executableTarget(
      name: "fuzz", dependencies: fuzzed, path: "Fuzz", exclude: ["corpus", "run", "README.md", "Tests"],
      sources: ["Targets", "Driver"]))
