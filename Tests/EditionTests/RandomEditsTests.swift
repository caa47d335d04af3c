import Foundation
import Testing

@testable import Edition

/// After any edit, what is published is what a build from nothing would publish, byte for byte.
@Suite struct RandomEditsTests {
  /// - Parameters:
  ///   - mistakes: whether authors make some.
  ///   - allowErrors: whether the other documents are published then: the whole is built each time until it is mended. Else the mistake is
  ///     mended before the next edit.
  @Test(
    arguments: [1, 2, 3, 4].map { ($0, false, true) } + [1, 2, 3].map { ($0, true, true) } + [1, 2, 3].map { ($0, true, false) })
  func anUpdatedEditionEqualsOneFromNothing(seed: UInt64, mistakes: Bool, allowErrors: Bool) async throws {
    var edits = RandomEdits(seed: seed, mistakes: mistakes)
    let site = try edits.site()
    var (retouched, expected) = (0, [String: String]())
    for step in 0..<20 {
      let edit = try edits.apply(to: site)
      // Changes of the last instant are never taken for old ones, and nothing would be remembered.
      try await Task.sleep(for: .milliseconds(30))
      let (outcome, read) = try await site.publish(site.request(allowErrors: allowErrors))
      if read < edits.documents.count { retouched += 1 }
      let whole = try await site.files(allowErrors: allowErrors)
      let isPublished = outcome.isPublished
      #expect(
        isPublished == (allowErrors || !outcome.diagnostics.contains { $0.severity == .error }),
        "step \(step): \(edit): \(TestSite.describe(outcome.diagnostics))")
      #expect(TestSite.describe(outcome.diagnostics) == TestSite.describe(whole.outcome.diagnostics), "step \(step): \(edit)")
      let published = try site.published().mapValues { String(decoding: $0, as: UTF8.self) }
      if isPublished { expected = whole.files } else { try edits.mend(site) }
      let different = Set(published.keys).union(expected.keys).filter { published[$0] != expected[$0] }.sorted()
      #expect(different.prefix(5) == [], "step \(step): \(edit)")
    }
    #expect(mistakes && allowErrors || retouched > 2, "some edits are read alone")
  }
}

/// Edits as authors make them, in an order that a number decides.
private struct RandomEdits {
  private var numbers: SplitMix
  private(set) var documents: [String] = []
  private var made = 0
  private let mistakes: Bool

  init(seed: UInt64, mistakes: Bool) {
    numbers = SplitMix(state: seed)
    self.mistakes = mistakes
  }

  mutating func site() throws -> TestSite {
    let site = try TestSite(
      TestSite.registry + Self.frame, with: ["theme", "registre.yml"])
    let settings = "imprimer: [guide]\ntaxonomies:\n  - { champ: themes, titre: Thèmes, dossier: themes }\n"
    _ = try append(settings, to: "site/site.yml", in: site)
    for _ in 0..<8 { try add(to: site) }
    return site
  }

  private static let frame = """
    -- site/modeles/note.yml --
    modele: note
    titre: note
    champs:
      - nom: titre
      - nom: statut
      - { nom: themes, nombre: [0, 5] }
    sections:
      - { cle: partie, titre: Partie, mots: [20] }
    -- site/vocabulaires/themes.yml --
    eau:
      libelle: Eau
    numerique:
      libelle: Numérique
    -- content/index.md --
    # Accueil

    -- content/guide/index.md --
    # Guide

    """

  /// - Returns: what was done, for the message of a failure.
  mutating func apply(to site: TestSite) throws -> String {
    switch number(below: 14) {
    case 0, 1, 2: return try edit(site)
    case 11, 12: return try lengthen(site)
    case 13: return try shorten(site)
    case 3: return try add(to: site)
    case 4: return try delete(from: site)
    case 5: return try rename(in: site)
    case 6: return try addRow(to: site)
    case 7: return try append("<p>Marque \(number(below: 99))</p>\n", to: "site/theme/parties/pied.mustache", in: site)
    case 8: return try append("# remarque \(number(below: 99))\n", to: "site/modeles/note.yml", in: site)
    case 9: return try relabel(site)
    default: return try retitle(site)
    }
  }

  private mutating func edit(_ site: TestSite) throws -> String {
    let path = documents[number(below: documents.count)]
    try site.write(path, bytes: Array(document().utf8))
    return "edit \(path)"
  }

  /// Says more in the body, which nobody but its readers sees.
  private mutating func lengthen(_ site: TestSite) throws -> String {
    let path = documents[number(below: documents.count)]
    // Most numbers are words that nobody has written yet; some are not.
    let most = number(below: 2) == 0 ? 999 : 3
    let sentences = (0..<(number(below: 3) == 0 ? 90 : 1)).map { _ in
      "\n\(Self.mark), la \(number(below: most))e du document.\n"
    }
    let mistake = mistakes && number(below: 4) == 0 ? "\n\(Self.mark) : [x](absent.md).\n" : ""
    return try append(sentences.joined() + mistake, to: path, in: site)
  }

  /// Takes back what was said more.
  private mutating func shorten(_ site: TestSite) throws -> String {
    let path = documents[number(below: documents.count)]
    let text = String(decoding: FileManager.default.contents(atPath: "\(site.root)/\(path)") ?? Data(), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix(Self.mark) }
    try site.write(path, bytes: Array(lines.joined(separator: "\n").utf8))
    return "shorten \(path)"
  }

  /// Takes back all mistakes.
  func mend(_ site: TestSite) throws {
    for path in documents {
      let text = String(decoding: FileManager.default.contents(atPath: "\(site.root)/\(path)") ?? Data(), as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("absent.md") }
      try site.write(path, bytes: Array(lines.joined(separator: "\n").utf8))
    }
  }

  private static let mark = "Une phrase de plus"

  @discardableResult private mutating func add(to site: TestSite) throws -> String {
    made += 1
    let path = "content/\(["", "guide/", "fiches/pays/"][number(below: 3)])page-\(made).md"
    documents.append(path)
    try site.write(path, bytes: Array(document().utf8))
    return "add \(path)"
  }

  private mutating func delete(from site: TestSite) throws -> String {
    guard documents.count > 3 else { return try add(to: site) }
    let path = documents.remove(at: number(below: documents.count))
    try site.remove(path)
    return "delete \(path)"
  }

  private mutating func rename(in site: TestSite) throws -> String {
    let position = number(below: documents.count)
    let (old, new) = (documents[position], "content/guide/nom-\(number(below: 6)).md")
    guard !documents.contains(new) else { return try edit(site) }
    let bytes = FileManager.default.contents(atPath: "\(site.root)/\(old)") ?? Data()
    try site.remove(old)
    try site.write(new, bytes: Array(bytes))
    documents[position] = new
    return "rename \(old) \(new)"
  }

  private mutating func addRow(to site: TestSite) throws -> String {
    made += 1
    let number = String(made + 1000)
    return try append(
      "MA-CON-\(number),convention,ma-fes,fr-lille,FR,20\(10 + self.number(below: 10))-04-27,essai\n",
      to: "content/registre/accords.csv", in: site)
  }

  private mutating func relabel(_ site: TestSite) throws -> String {
    let path = "site/vocabulaires/themes.yml"
    let text = String(decoding: FileManager.default.contents(atPath: "\(site.root)/\(path)") ?? Data(), as: UTF8.self)
    let changed = text.replacingOccurrences(of: "Numérique", with: "Numérique \(number(below: 99))")
    try site.write(path, bytes: Array(changed.utf8))
    return "relabel \(path)"
  }

  private mutating func retitle(_ site: TestSite) throws -> String {
    let path = "site/site.yml"
    let text = String(decoding: FileManager.default.contents(atPath: "\(site.root)/\(path)") ?? Data(), as: UTF8.self)
    let rest = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\n")
    try site.write(path, bytes: Array("titre: Essai \(number(below: 99))\n\(rest)".utf8))
    return "retitle"
  }

  private func append(_ lines: String, to path: String, in site: TestSite) throws -> String {
    let bytes = FileManager.default.contents(atPath: "\(site.root)/\(path)") ?? Data()
    try site.write(path, bytes: Array(bytes) + (bytes.last == 0x0A ? [] : [0x0A]) + Array(lines.utf8))
    return "append to \(path)"
  }

  /// Some have links, some a figure and a table of the registry, some a mistake.
  private mutating func document() -> String {
    let title = "Titre \(number(below: 40))"
    let links = (0..<number(below: 3)).map { _ in "[[\(documents.isEmpty ? "Accueil" : "MA-JUM-0001")]] " }.joined()
    let table = number(below: 3) == 0 ? "\n```registre\ntable: accords\ncolonnes: [id, date_signature]\n```\n" : ""
    let figure = number(below: 3) == 0 ? "Il y en a `registre nombre accords`.\n" : ""
    let mistake = number(below: 8) == 0 && mistakes ? "[x](absent.md)\n" : ""
    let theme = ["numerique", "eau"][number(below: 2)]
    let kind = number(below: 2) == 0 ? "modele: note\nstatut: valide\n" : ""
    return
      "---\n\(kind)titre: \(title)\nthemes: [\(theme)]\n---\n\n## Partie\n\n\(number(below: 9)) \(links)\(figure)\(mistake)\(table)"
  }

  private mutating func number(below limit: Int) -> Int { Int(numbers.next() % UInt64(limit)) }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same seed, the same edits.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
