import PluginKit

/// `parts-bornees`: the share of each role keeps the bounds of a scheme. Bounds are tested, not an exact split.
///
/// Parameters: `champ`, a list of objects; `role` and `part`, their keys; `selon`, the field that names the scheme; `bornes`, by scheme
/// and role; `egales`, by scheme, the roles that bring as much; `valorisation`, by scheme, `role` and `maximum_pct` of its own share that
/// may be in kind.
struct BoundedShares: ModelPredicate {
  let name = "parts-bornees"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let path = rule.text("champ"), let list = document.node(path), !list.items.isEmpty,
      let scheme = rule.text("selon").flatMap(document.text)
    else { return [] }
    let shares = Shares(list.items.compactMap(\.mapping), role: rule.text("role") ?? "role", part: rule.text("part") ?? "part")
    let place = list.items[0].range
    let findings =
      bounds(shares, rule.parameters["bornes"]?.mapping?[scheme]?.mapping)
      + unequal(shares, rule.parameters["egales"]?.mapping?.texts(scheme))
      + inKind(shares, rule.parameters["valorisation"]?.mapping?[scheme]?.mapping)
    return findings.map { Breach(at: place, $0) }
  }

  private struct Shares {
    let byRole: [String: Double]
    let inKindByRole: [String: Double]

    init(_ rows: [YAMLMapping], role: String, part: String) {
      let shares = rows.map { ($0.text(role) ?? "", $0.number(part) ?? 0, $0.text("nature") == "valorisation") }
      byRole = Dictionary(shares.map { ($0.0, $0.1) }, uniquingKeysWith: +)
      inKindByRole = Dictionary(shares.filter(\.2).map { ($0.0, $0.1) }, uniquingKeysWith: +)
    }
  }

  private func bounds(_ shares: Shares, _ bounds: YAMLMapping?) -> [Localized] {
    (bounds?.entries ?? []).compactMap { entry in
      let limits = entry.value.items.compactMap { $0.text.flatMap(Number.read) }
      let share = shares.byRole[entry.key] ?? 0
      guard limits.count == 2, share < limits[0] || share > limits[1] else { return nil }
      let (low, high, found) = (Number.text(limits[0]), Number.text(limits[1]), Number.text(share))
      return Localized(
        fr: "la part de « \(entry.key) » est de \(found) % ; le dispositif demande de \(low) à \(high) %",
        en: "the share of “\(entry.key)” is \(found) %; the scheme asks for \(low) to \(high) %")
    }
  }

  private func unequal(_ shares: Shares, _ roles: [String]?) -> [Localized] {
    guard let roles, Set(roles.map { shares.byRole[$0] ?? 0 }).count > 1 else { return [] }
    let names = roles.joined(separator: " », « ")
    return [
      Localized(fr: "les parts de « \(names) » doivent être égales", en: "the shares of “\(names)” must be equal")
    ]
  }

  private func inKind(_ shares: Shares, _ limit: YAMLMapping?) -> [Localized] {
    guard let role = limit?.text("role"), let maximum = limit?.number("maximum_pct"), let share = shares.byRole[role], share > 0
    else {
      return []
    }
    let percent = (shares.inKindByRole[role] ?? 0) * 100 / share
    guard percent > maximum else { return [] }
    let (found, most) = (Number.text(percent), Number.text(maximum))
    return [
      Localized(
        fr: "la valorisation fait \(found) % de l’apport de « \(role) » ; le plus est \(most) %",
        en: "contributions in kind make \(found) % of what “\(role)” brings; the most is \(most) %")
    ]
  }
}
