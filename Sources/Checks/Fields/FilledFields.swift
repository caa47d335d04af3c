import PluginKit

/// `champs-non-vides`: fields are filled, in each item when the path goes through a list. Parameter: `champs`.
struct FilledFields: ModelPredicate {
  let name = "champs-non-vides"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    rule.texts("champs").flatMap { path in
      FieldPath(path).values(in: document).compactMap { found in
        guard case .missing(let place) = found else { return nil }
        return .missing(field: path, of: document, at: place)
      }
    }
  }
}

/// `cases-cochees`: each of some fields says `oui`. Parameter: `champs`.
struct TickedBoxes: ModelPredicate {
  let name = "cases-cochees"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    rule.texts("champs").filter { !["oui", "true"].contains(document.text($0)) }.map { field in
      let label = document.model.label(ofField: field)
      return Breach(
        at: document.markdown.frontMatter.entry(field)?.keyRange ?? document.headerStart,
        Localized(fr: "« \(field) » (\(label)) ne dit pas « oui »", en: "“\(field)” (\(label)) does not say “oui”"))
    }
  }
}

/// `un-champ-parmi`: at least one of several fields is filled; an empty list counts as nothing, and so does `non`. Parameter: `champs`.
struct OneFieldAmong: ModelPredicate {
  let name = "un-champ-parmi"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let fields = rule.texts("champs")
    let isFilled = fields.contains { field in
      FieldPath(field).values(in: document).contains { found in
        guard case .value(let node) = found else { return false }
        return node.text != "non" && node.text != "false"
      }
    }
    guard !isFilled else { return [] }
    let place = fields.lazy.compactMap { document.markdown.frontMatter.entry($0)?.keyRange }.first ?? document.headerStart
    let names = (fields.joined(separator: " », « "), fields.joined(separator: "”, “"))
    return [
      Breach(
        at: place,
        Localized(
          fr: "remplissez au moins l’une de ces clés : « \(names.0) »", en: "fill in at least one of these keys: “\(names.1)”"))
    ]
  }
}

/// `champs-derives`: a field that the registry fills holds the same values when the author writes it. Parameter: `champs`.
struct DerivedFields: ModelPredicate {
  let name = "champs-derives"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    rule.texts("champs").compactMap { field in
      guard let node = document.node(field), !node.isNull, let derived = document.derived[field], !derived.isEmpty,
        Set(node.items.compactMap(\.text)) != Set(derived)
      else { return nil }
      let values = derived.joined(separator: ", ")
      return Breach(
        at: node.range,
        Localized(
          fr: "« \(field) » ne correspond pas au registre, qui donne : \(values)",
          en: "“\(field)” does not match the registry, which gives: \(values)"))
    }
  }
}

extension Breach {
  /// A field, by its path of keys, that is not filled in.
  static func missing(field path: String, of document: Document, at range: Range<Int>) -> Breach {
    let label = document.model.label(ofField: path)
    return Breach(at: range, Localized(fr: "il manque « \(path) » (\(label))", en: "“\(path)” is missing (\(label))"))
  }
}
