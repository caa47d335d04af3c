import PluginKit

/// An agreement of the registry that a document names.
struct Agreement {
  let id: String
  /// The place where the document names it.
  let range: Range<Int>
  private let row: [String: String]

  /// The agreements that a field names and that the registry knows; unknown ones are the business of another rule.
  static func all(_ field: String, of document: Document, in registry: RegistryIndex) -> [Agreement] {
    (document.node(field)?.items ?? []).compactMap { item in
      guard let id = item.text, let row = registry.row(id, in: "accords") else { return nil }
      return Agreement(id: id, range: item.range, row: row)
    }
  }

  var kind: String { row["type"] ?? "" }

  /// As the registry says it; nil when it does not.
  var state: String? { row["statut"] }

  var isOver: Bool { ["inactif", "expire", "resilie", "clos"].contains(state) }

  var themes: Set<String> { Set((row["themes"] ?? "").split(separator: ";").map(String.init)) }

  var signed: PartialDate? { date("date_signature") }

  /// From its effect, else its signature, to its end; a twinning has no end, nor has an agreement that renews itself.
  var start: PartialDate? { date("date_effet") ?? signed }

  var end: PartialDate? { kind == "jumelage" || row["reconduction_tacite"] == "oui" ? nil : date("date_fin") }

  /// The keys of those who signed.
  var signatories: [String] { [row["collectivite_id"], row["partenaire_id"]].compactMap { $0 } }

  /// The keys of those who take part without having signed.
  func otherParties(in registry: Snapshot) -> [String] {
    let query = TableQuery("accords_parties", where: [Filter("accord_id", id)], columns: ["collectivite_id"])
    // A registry without that table has no other parties.
    return (try? registry.rows(query))?.rows.compactMap { $0.first?.text } ?? []
  }

  private func date(_ column: String) -> PartialDate? { row[column].flatMap { PartialDate($0) } }
}
