import PluginKit

/// The rules that documents set aside, with their reasons: `ignorer: [{regle: CAP-013, raison: …}]`.
///
/// An entry without a reason sets nothing aside; an entry that served nothing is reported, so that it does not outlive its cause.
enum SetAside {
  /// - Returns: the diagnostics that are left, and those about the entries themselves.
  static func apply(_ diagnostics: [Diagnostic], documents: [Document], knownRules: (Document) -> Set<String>) -> [Diagnostic] {
    let entries = documents.flatMap { document in self.entries(of: document, knownRules) }
    guard !entries.isEmpty else { return diagnostics }
    let asked = Set(entries.filter { $0.problem == nil }.map(\.key))
    var served: Set<Key> = []
    let left = diagnostics.filter { diagnostic in
      guard let file = diagnostic.place?.file else { return true }
      let key = Key(file: file, rule: diagnostic.code)
      guard asked.contains(key) else { return true }
      served.insert(key)
      return false
    }
    return left + entries.compactMap { $0.problem ?? (served.contains($0.key) ? nil : unused($0)) }
  }

  private struct Key: Hashable {
    let file: String
    let rule: String
  }

  private struct Entry {
    let key: Key
    let place: Place
    let problem: Diagnostic?
  }

  private static func entries(of document: Document, _ knownRules: (Document) -> Set<String>) -> [Entry] {
    guard let items = document.node("ignorer")?.items, !items.isEmpty else { return [] }
    let known = knownRules(document)
    return items.map { item in
      let rule = item.mapping?.text("regle")
      let place = document.source.place(item.range)
      let key = Key(file: document.file.name, rule: rule ?? "")
      return Entry(key: key, place: place, problem: problem(rule, reason: item.mapping?.text("raison"), known: known, at: place))
    }
  }

  private static func problem(_ rule: String?, reason: String?, known: Set<String>, at place: Place) -> Diagnostic? {
    guard let rule, let reason, !reason.allSatisfy(\.isWhitespace) else { return incomplete(at: place) }
    return known.contains(rule) ? nil : unknown(rule, known, at: place)
  }

  private static func incomplete(at place: Place) -> Diagnostic {
    Diagnostic(
      "IGN-001", .error, at: place,
      Localized(
        fr: "une règle se met de côté avec son code et une raison", en: "a rule is set aside by its code and a reason"),
      explanation: Localized(
        fr: "Écrivez « - {regle: CAP-013, raison: \"pourquoi cette fiche fait exception\"} ».",
        en: "Write “- {regle: CAP-013, raison: \"why this record is an exception\"}”."))
  }

  private static func unknown(_ rule: String, _ known: Set<String>, at place: Place) -> Diagnostic {
    Diagnostic(
      "IGN-002", .error, at: place,
      Localized(
        fr: "la règle « \(rule) » ne concerne pas ce document",
        en: "the rule “\(rule)” does not concern this document"
      ).suggesting(rule, among: known),
      explanation: Localized(
        fr: "Seules les règles du modèle et des extensions se mettent de côté ; un lien mort ou un en-tête illisible se corrige.",
        en: "Only rules of the model and of plugins can be set aside; a dead link or an unreadable header is to be mended."))
  }

  private static func unused(_ entry: Entry) -> Diagnostic {
    Diagnostic(
      "IGN-003", .warning, at: entry.place,
      Localized(
        fr: "la règle \(entry.key.rule) est mise de côté, mais ce document la respecte",
        en: "the rule \(entry.key.rule) is set aside, yet this document keeps it"),
      explanation: Localized(fr: "Retirez cette ligne de « ignorer ».", en: "Take this line out of “ignorer”."))
  }
}
