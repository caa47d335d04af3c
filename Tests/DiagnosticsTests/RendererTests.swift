import Foundation
import Testing

@testable import Diagnostics

/// One golden file for each form, of the same few diagnostics.
@Suite struct RendererTests {
  private let source = SourceText(
    path: "content/capitalisations/fiche d’été.md",
    text: "---\ntitre: L’eau 💧\ntheme: cultur\n---\n\n### Contexte\n\nUn « été » à Fès & Lille <ville>.\n")

  private var diagnostics: [Diagnostic] {
    [
      Diagnostic(
        "CHP-003", .error, at: source.place(range(of: "cultur")),
        Localized(fr: "« cultur » n’est pas une valeur de « theme »", en: "“cultur” is not a value of “theme”"),
        explanation: Localized(fr: "Choisissez une valeur de la liste.", en: "Choose a value of the list."),
        notes: [.init(at: source.place(range(of: "titre")), Localized(fr: "le titre", en: "the title"))],
        fixes: [
          .init(
            Localized(fr: "Écrire « culture »", en: "Write “culture”"),
            edits: [.init(range: range(of: "cultur"), replacement: "culture")], safety: .toReview)
        ]),
      Diagnostic(
        "SEC-003", .warning, at: source.place(range(of: "### Contexte")),
        Localized(fr: "ce titre saute un niveau", en: "this heading skips a level")),
      Diagnostic(
        "CAP-028", .info, at: source.place(range(of: "Un « été » à Fès & Lille <ville>.")),
        Localized(
          fr: "phrase de 9 mots : « Fès & Lille <ville> », 100 %", en: "sentence of 9 words: “Fès & Lille <ville>”, 100 %")),
      Diagnostic("FIC-004", .error, at: Place(file: "content"), Localized(fr: "aucun document", en: "no document")),
      Diagnostic("REG-101", .warning, at: nil, Localized(fr: "une source n’a pas répondu", en: "a source did not answer")),
    ]
  }

  private func range(of text: String) -> Range<Int> {
    let bytes = Array(text.utf8)
    let start = source.bytes.indices.first { source.bytes[$0...].starts(with: bytes) } ?? 0
    return start..<start + bytes.count
  }

  @Test func human() {
    let renderer = HumanRenderer(language: .french, colours: false) { [source] in $0 == source.path ? source : nil }
    Golden.expect(renderer.render(diagnostics), "human.txt")
    #expect(renderer.render([]) == "")
  }

  /// What a file holds gives the terminal no orders.
  @Test func nothingDrivesTheTerminal() {
    let text = SourceText(path: "a\u{1B}.md", text: "Du \u{1B}]0;titre\u{7} texte\u{9B}31m\r\n")
    let said = Localized(fr: "« \u{1B}[2J »", en: "“\u{1B}[2J”")
    let diagnostic = Diagnostic("A-001", .error, at: text.place(3..<4), said, explanation: said)
    let human = HumanRenderer(language: .french, colours: false) { _ in text }.render([diagnostic])
    for rendered in [human, ConciseRenderer(language: .french).render([diagnostic])] {
      #expect(!rendered.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    }
  }

  @Test func concise() { Golden.expect(ConciseRenderer(language: .french).render(diagnostics), "concise.txt") }

  @Test func json() { Golden.expect(JSONRenderer(language: .french).render(diagnostics), "json.json") }

  @Test func gitHub() { Golden.expect(GitHubRenderer(language: .french).render(diagnostics), "github.txt") }

  @Test func gitLab() { Golden.expect(GitLabRenderer(language: .french).render(diagnostics), "gitlab.json") }

  @Test func junit() throws {
    let renderer = JUnitRenderer(language: .french)
    Golden.expect(renderer.render(diagnostics), "junit.xml")
    Golden.expect(renderer.render([]), "junit-clean.xml")
  }

  @Test func sarif() {
    let renderer = SARIFRenderer(language: .french, version: "1.2.3") { code in
      code == "CHP-003"
        ? .init(title: "Les valeurs viennent des listes", help: "Choisissez.", address: "https://a.example/regles/chp-003.html")
        : nil
    }
    Golden.expect(renderer.render(diagnostics), "sarif.json")
  }

  /// Two breaches alike keep apart, and a breach keeps its name when it moves to another line.
  @Test func fingerprintsOfGitLabAreUniqueAndStable() throws {
    func fingerprints(_ text: String) throws -> [String] {
      let moved = SourceText(path: "a.md", text: text)
      let twice = [0..<1, 2..<3].map { Diagnostic("A-001", .error, at: moved.place($0), Localized(fr: "x", en: "x")) }
      let report = GitLabRenderer(language: .french).render(twice)
      return report.split(separator: "\n").filter { $0.contains("fingerprint") }.map(String.init)
    }
    let first = try fingerprints("a b")
    #expect(Set(first).count == 2)
    #expect(try fingerprints("a\nb") == first)
  }

  @Test func pathsBecomeRelativeReferences() {
    #expect(SARIFLog.ArtifactLocation(file: "content/été & Cie.md").uri == "content/%C3%A9t%C3%A9%20%26%20Cie.md")
  }
}
