// swift-tools-version: 6.1
import PackageDescription

// The search module alone, so that its bench builds in seconds. The sources are links to those of the project.
let package = Package(
  name: "banc",
  targets: [
    .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "Diagnostics"),
    .target(name: "ByteRecords", dependencies: ["Diagnostics"]),
    .target(name: "SearchIndex", dependencies: ["ByteRecords", "Diagnostics", "CSnowball", "CLinux"]),
    .executableTarget(name: "banc", dependencies: ["SearchIndex"]),
  ],
  swiftLanguageModes: [.v6]
)
