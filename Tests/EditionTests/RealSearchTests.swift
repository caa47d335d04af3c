import Dates
import Foundation
import SearchIndex
import Synchronization
import Testing

@testable import Edition

/// The search of this repository's own site, asked as officials ask.
@Suite("Search of the real content")
struct RealSearchTests {
  /// What an official types, and the page that must come first.
  private static let questions: [(query: String, first: String)] = [
    ("jumelage", "guide/jumelages.html"),
    ("comment faire un jumelage ?", "guide/jumelages.html"),
    ("ville jumelée", "guide/jumelages.html"),
    ("conventions", "guide/conventions/index.html"),
    ("qui signe la convention ?", "guide/conventions/signer.html"),
    ("comment rechercher un partenaire", "guide/conventions/rechercher-un-partenaire.html"),
    ("adhérer à une organisation internationale", "guide/adhesions.html"),
    ("adhésion", "glossaire/adhesion.html"),
    ("obtenir un visa", "glossaire/visa.html"),
    ("qu'est-ce que le cadre logique", "glossaire/cadre-logique.html"),
    ("maitrise d'ouvrage", "glossaire/maitrise-d-ouvrage.html"),
    ("loi organique 113-14", "glossaire/loi-organique-113-14.html"),
    ("CPBBM", "glossaire/cpbbm.html"),
    ("fonds africain", "glossaire/fonds-africain.html"),
    ("délibération", "glossaire/deliberation.html"),
    ("compte rendu de réunion", "boite-a-outils/compte-rendu.html"),
    ("plan de communication", "boite-a-outils/plan-de-communication.html"),
    ("analyse swot", "boite-a-outils/swot.html"),
    ("Évaluation", "glossaire/evaluation.html"),
    ("convention de partenariat", "glossaire/convention-de-partenariat.html"),
    ("bases juridiques de la coopération décentralisée", "guide/fondements-juridiques.html"),
    ("les formes de coopération", "guide/formes.html"),
    ("suivre et evaluer le projet", "guide/conventions/suivre-et-evaluer.html"),
    ("fiche de poste", "boite-a-outils/fiche-de-poste.html"),
    ("rédiger une convention", "guide/annexes/clauses-de-convention.html"),
    ("mettre fin à une convention", "guide/annexes/clauses-de-convention.html"),
    ("qui finance", "guide/conventions/rechercher-un-partenaire.html"),
    ("pv de réunion", "boite-a-outils/compte-rendu.html"),
    ("بلدية", "glossaire/collectivite-territoriale.html"),
    ("jumelafe", "guide/jumelages.html"),
  ]

  @Test func officialsFindThePageTheyMean() async throws {
    let engine = try await RealSite.engine()
    let found = Self.questions.map { ($0.query, engine.search($0.query).results.first?.path ?? "nothing") }
    for (question, found) in zip(Self.questions, found) {
      #expect(found.1 == question.first, "\(question.query)")
    }
  }

  /// Known items: a page in three by its title; without accents, mistyped, as a question.
  @Test func pagesAreFoundByTheirTitle() async throws {
    let engine = try await RealSite.engine()
    let pages = try await RealSite.titles()
    var rank: [String: (first: Int, ten: Int, asked: Int)] = [:]
    for (path, title) in pages.enumerated().filter({ $0.offset % 3 == 0 }).map(\.element) {
      for (kind, query) in Self.variants(of: title) {
        let found = engine.search(query).results.map(\.path)
        rank[kind, default: (0, 0, 0)].asked += 1
        if found.first == path { rank[kind]?.first += 1 }
        if found.contains(path) { rank[kind]?.ten += 1 }
      }
    }
    #expect(pages.count > 100)
    for (kind, rank) in rank {
      // A chapter may come before the entry of the same word; a mistyped word may be another word.
      #expect(
        Double(rank.first) >= (kind == "typo" ? 0.85 : 0.93) * Double(rank.asked), "\(kind): \(rank.first) of \(rank.asked) first"
      )
      #expect(Double(rank.ten) >= 0.96 * Double(rank.asked), "\(kind): \(rank.ten) of \(rank.asked) among ten")
    }
  }

  private static func variants(of title: String) -> [(String, String)] {
    let plain = title.folding(options: .diacriticInsensitive, locale: nil).lowercased()
    let longest = plain.split { !$0.isLetter }.max { $0.count < $1.count } ?? ""
    let mistyped = longest.count > 5 ? plain.replacing(longest, with: longest.dropLast(3) + longest.suffix(2)) : plain
    return [("title", title), ("unaccented", plain), ("typo", mistyped), ("question", "où trouver \(title) ?")]
  }
}

/// The index of this repository's own site, made once.
enum RealSite {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private static let files = Task {
    let received = Mutex<[String: [UInt8]]>([:])
    guard let date = PartialDate("2026-11-21") else { return received.withLock { $0 } }
    let build = Build(Build.Request(root: repository, date: date, allowErrors: true))
    _ = try await build.write { file in
      if file.address.path.hasPrefix("recherche/i/") { received.withLock { $0[file.address.path] = file.bytes } }
    }
    return received.withLock { $0 }
  }

  static func engine() async throws -> SearchEngine {
    let files = try await files.value
    return try #require(SearchEngine(read: { files[$0] }))
  }

  /// Path and title of the pages that authors write in French: chapters, entries, fiches, tools.
  static func titles() async throws -> [(path: String, title: String)] {
    let folders = ["guide/", "glossaire/", "fiches/", "boite-a-outils/"]
    return try await files.value
      .filter { $0.key.hasPrefix("recherche/i/c/") && !$0.key.contains("-") }
      .flatMap { try cards($0.value) }
      .compactMap { card in
        guard card.count > 3, let path = card[0] as? String, let title = card[1] as? String else { return nil }
        return folders.contains { path.hasPrefix($0) } ? (path, title) : nil
      }
      .sorted { $0.path < $1.path }
  }

  /// The literal between the first comma and the last parenthesis of a file of cards.
  private static func cards(_ bytes: [UInt8]) throws -> [[Any]] {
    let text = String(decoding: bytes, as: UTF8.self)
    let literal = text.drop { $0 != "," }.dropFirst().dropLast(3)
    return try JSONSerialization.jsonObject(with: Data(literal.utf8)) as? [[Any]] ?? []
  }
}
