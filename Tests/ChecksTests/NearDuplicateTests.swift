import PluginKit
import Testing

@testable import Checks

@Suite struct NearDuplicateTests {
  @Test(arguments: [(0, true), (6, true), (60, false)]) func twinsAreFound(_ changedWords: Int, _ areTwins: Bool) async {
    let words = (0..<400).map { "mot\($0)" }
    let changed = words.enumerated().map { index, word in index % 6 == 0 && index / 6 < changedWords ? "autre\(index)" : word }
    let found = await TestSite.diagnostics(["a.md": record("CAP-MA-2020-001", words), "b.md": record("CAP-MA-2020-002", changed)])
      .filter { $0.code == "CAP-029" }
    #expect(found.count == (areTwins ? 1 : 0))
    #expect(found.allSatisfy { $0.place?.file == "content/b.md" && $0.notes.first?.place.file == "content/a.md" })
  }

  /// A translation says the same on purpose.
  @Test func aTranslationIsNotATwin() async {
    let words = (0..<400).map { "mot\($0)" }
    let translation = record("CAP-MA-2020-002", words).replacing("statut:", with: "traduction_de: CAP-MA-2020-001\nstatut:")
    let found = await TestSite.diagnostics(["a.md": record("CAP-MA-2020-001", words), "b.md": translation])
    #expect(!found.contains { $0.code == "CAP-029" })
  }

  private func record(_ id: String, _ words: [String]) -> String {
    "---\nid: \(id)\nmodele: capitalisation\ntitre: \(id)\nstatut: brouillon\n---\n\n\(words.joined(separator: " "))\n"
  }
}
