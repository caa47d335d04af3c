import PluginKit

/// `valeurs-differentes`: a field holds at least so many different values.
///
/// Parameters: `champ`; `cle`, the key to compare in a list of objects; `minimum`; `lieu`, the field to point at instead.
struct DifferentValues: ModelPredicate {
  let name = "valeurs-differentes"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ"), let minimum = rule.integer("minimum") else { return [] }
    let path = [field, rule.text("cle")].compactMap { $0 }.joined(separator: ".")
    let values = rule.text("cle") == nil ? document.texts(field) : texts(path, document)
    let count = Set(values.map { SectionDefinition.fold($0) }).count
    // Of values that come from elsewhere and are not there at all, another rule speaks.
    guard count < minimum, count > 0 || rule.text("lieu") == nil else { return [] }
    let place = document.markdown.frontMatter.entry(rule.text("lieu") ?? field)?.keyRange ?? document.headerStart
    return [
      Breach(
        at: place,
        Localized(
          fr: "« \(path) » compte \(count) \(count > 1 ? "valeurs différentes" : "valeur") ; il en faut au moins \(minimum)",
          en: "“\(path)” has \(count) different value\(count == 1 ? "" : "s"); it needs at least \(minimum)"))
    ]
  }

  private func texts(_ path: String, _ document: Document) -> [String] {
    FieldPath(path).values(in: document).flatMap { found -> [String] in
      guard case .value(let node) = found else { return [] }
      return node.items.compactMap(\.text)
    }
  }
}

/// `valeurs-attendues`: each value of a field is one of some. Parameters: `champ`, `valeurs`.
struct ExpectedValues: ModelPredicate {
  let name = "valeurs-attendues"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ") else { return [] }
    let wanted = rule.texts("valeurs")
    return (document.node(field)?.items ?? []).filter { $0.text.map { !wanted.contains($0) } ?? false }.map { item in
      Breach(
        at: item.range,
        Localized(
          fr: "« \(field) » vaut « \(item.text ?? "") » ; il est d’ordinaire \(wanted.joined(separator: " ou "))",
          en: "“\(field)” is “\(item.text ?? "")”; it is usually \(wanted.joined(separator: " or "))"))
    }
  }
}

/// `premieres-valeurs`: a list begins with some values, in any order. Parameters: `champ`, `valeurs`.
struct FirstValues: ModelPredicate {
  let name = "premieres-valeurs"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ") else { return [] }
    let wanted = rule.texts("valeurs")
    guard Set(document.texts(field).prefix(wanted.count)) != Set(wanted) else { return [] }
    let list = wanted.joined(separator: ", ")
    return [
      Breach(
        at: document.markdown.frontMatter.entry(field)?.keyRange ?? document.headerStart,
        Localized(fr: "« \(field) » ne commence pas par : \(list)", en: "“\(field)” does not begin with: \(list)"))
    ]
  }
}

/// `nombre-parmi`: at least so many values of a list are among some. Parameters: `champ`, `valeurs`, `minimum`.
struct CountAmong: ModelPredicate {
  let name = "nombre-parmi"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ"), let minimum = rule.integer("minimum") else { return [] }
    let wanted = rule.texts("valeurs")
    let count = Set(document.texts(field)).intersection(wanted).count
    guard count < minimum else { return [] }
    let list = wanted.joined(separator: ", ")
    return [
      Breach(
        at: document.markdown.frontMatter.entry(field)?.keyRange ?? document.headerStart,
        Localized(
          fr: "« \(field) » doit contenir au moins \(minimum) de ces valeurs : \(list)",
          en: "“\(field)” must hold at least \(minimum) of these values: \(list)"))
    ]
  }
}

/// `valeurs-parmi`: each value at a path is also a value of another field. Parameters: `champ`, `parmi`.
struct ValuesAmong: ModelPredicate {
  let name = "valeurs-parmi"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let path = rule.text("champ"), let other = rule.text("parmi") else { return [] }
    let allowed = Set(document.texts(other))
    return FieldPath(path).values(in: document).flatMap { found -> [Breach] in
      guard case .value(let node) = found else { return [] }
      return node.items.filter { $0.text.map { !allowed.contains($0) } ?? false }.map { item in
        Breach(
          at: item.range,
          Localized(fr: "« \(item.text ?? "") » n’est pas dans « \(other) »", en: "“\(item.text ?? "")” is not in “\(other)”"))
      }
    }
  }
}

/// `valeurs-exclues`: no value of a field is also in another. Parameters: `champ`, `hors_de`.
struct ExcludedValues: ModelPredicate {
  let name = "valeurs-exclues"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ"), let other = rule.text("hors_de") else { return [] }
    let excluded = Set(document.texts(other))
    return (document.node(field)?.items ?? []).filter { $0.text.map(excluded.contains) ?? false }.map { item in
      Breach(
        at: item.range,
        Localized(
          fr: "« \(item.text ?? "") » est dans « \(field) » et dans « \(other) »",
          en: "“\(item.text ?? "")” is both in “\(field)” and in “\(other)”"))
    }
  }
}
