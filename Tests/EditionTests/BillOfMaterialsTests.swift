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

  /// What `vademecum --licenses` prints: everything that is known of each component.
  @Test func everyLineSaysAll() {
    let lines = BillOfMaterials.text.split(separator: "\n")
    #expect(lines.count == BillOfMaterials.components.count)
    for (line, component) in zip(lines, BillOfMaterials.components) {
      let cells = line.split(separator: "  ").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.map(String.init)
      #expect(cells == [component.name, component.origin, component.licence, component.role])
    }
  }
}
