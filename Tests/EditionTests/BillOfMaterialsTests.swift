import Edition
import Foundation
import Testing

/// A dependency that nobody lists would go out without its licence.
@Suite struct BillOfMaterialsTests {
  @Test func everyDependencyOfThePackageIsListed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let packages = manifest.matches(of: #/github\.com/([^"]+)", from: "([^"]+)"/#).map { "\($0.1) \($0.2)" }
    let libraries = manifest.matches(of: #/\.apt\(\[([^\]]+)\]/#).flatMap { match in
      match.1.matches(of: #/"([^"]+)"/#).map { String($0.1) }
    }
    #expect(packages.count >= 3 && libraries.count >= 4)
    let origins = Set(BillOfMaterials.components.map(\.origin))
    #expect((packages + libraries).filter { !origins.contains($0) } == [])
  }
}
