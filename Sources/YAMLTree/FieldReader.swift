import Diagnostics

/// Reads the fields of a mapping by name and type, and reports what is missing, mistyped or unknown.
///
/// A configuration, a model, the options of a directive: whoever declares keys reads them through this, so that a key nobody reads is
/// always said, with the nearest known one.
public struct FieldReader {
  public let source: SourceText
  public let mapping: YAMLMapping
  public private(set) var diagnostics: [Diagnostic] = []
  private var known: Set<String> = []

  public init(_ mapping: YAMLMapping, in source: SourceText) {
    self.mapping = mapping
    self.source = source
  }

  /// The value of a key as it stands; null counts as missing.
  public mutating func node(_ key: String) -> YAMLNode? {
    known.insert(key)
    guard let value = mapping[key], !value.isNull else { return nil }
    return value
  }

  public mutating func text(_ key: String) -> String? {
    guard let value = node(key) else { return nil }
    guard let text = value.text else {
      expected(Localized(fr: "un texte", en: "a text"), at: value.range, key: key)
      return nil
    }
    return text
  }

  /// The text of a key that must be there.
  public mutating func requiredText(_ key: String) -> String? {
    if node(key) == nil { missing(key) }
    return text(key)
  }

  public mutating func integer(_ key: String) -> Int? {
    guard let value = node(key) else { return nil }
    guard let text = value.text, let number = Int(text) else {
      expected(Localized(fr: "un nombre entier", en: "an integer"), at: value.range, key: key)
      return nil
    }
    return number
  }

  /// An integer within bounds.
  public mutating func integer(_ key: String, in bounds: ClosedRange<Int>) -> Int? {
    guard let number = integer(key), let value = node(key) else { return nil }
    if bounds.contains(number) { return number }
    let (least, most) = (bounds.lowerBound, bounds.upperBound)
    expected(Localized(fr: "un nombre de \(least) à \(most)", en: "a number from \(least) to \(most)"), at: value.range, key: key)
    return nil
  }

  public mutating func decimal(_ key: String) -> Double? {
    guard let value = node(key) else { return nil }
    guard let text = value.text, let number = Double(decimal: text) else {
      expected(Localized(fr: "un nombre", en: "a number"), at: value.range, key: key)
      return nil
    }
    return number
  }

  /// `oui`, `true` or `non`, `false`.
  public mutating func flag(_ key: String) -> Bool? {
    guard let value = node(key) else { return nil }
    switch value.text {
    case "oui", "true": return true
    case "non", "false": return false
    default:
      expected(Localized(fr: "« oui » ou « non »", en: "“oui” or “non”"), at: value.range, key: key)
      return nil
    }
  }

  /// A list of texts; a single text counts as a list of one, a missing key as an empty list.
  public mutating func texts(_ key: String) -> [String] {
    guard let value = node(key) else { return [] }
    return value.items.compactMap { item in
      if item.text == nil { expected(Localized(fr: "une liste de textes", en: "a list of texts"), at: item.range, key: key) }
      return item.text
    }
  }

  public mutating func mapping(_ key: String) -> YAMLMapping? {
    guard let value = node(key) else { return nil }
    guard let mapping = value.mapping else {
      expected(Localized(fr: "des clés et des valeurs", en: "keys and values"), at: value.range, key: key)
      return nil
    }
    return mapping
  }

  /// A list of mappings; a missing key counts as an empty list.
  public mutating func mappings(_ key: String) -> [YAMLMapping] {
    guard let value = node(key) else { return [] }
    return value.items.compactMap { item in
      if item.mapping == nil {
        expected(Localized(fr: "une liste de clés et de valeurs", en: "a list of keys and values"), at: item.range, key: key)
      }
      return item.mapping
    }
  }

  /// One of the values of an enumeration.
  public mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, of type: Choice.Type) -> Choice? {
    guard let value = node(key), let text = text(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    report(
      "YAML-003", .error, at: value.range,
      Localized(
        fr: "« \(text) » n’est pas une valeur de « \(key) »",
        en: "“\(text)” is not a value of “\(key)”"
      ).suggesting(text, among: names),
      explanation: Localized(
        fr: "Valeurs possibles : \(names.joined(separator: ", ")).", en: "Possible values: \(names.joined(separator: ", "))."))
    return nil
  }

  /// To be called last: reports the keys that nobody asked for.
  /// - Returns: all that was found wrong in this mapping.
  public mutating func finish() -> [Diagnostic] {
    for entry in mapping.entries where !known.contains(entry.key) {
      report(
        "YAML-002", .error, at: entry.keyRange,
        Localized(
          fr: "clé inconnue « \(entry.key) »",
          en: "unknown key “\(entry.key)”"
        ).suggesting(entry.key, among: known),
        explanation: Localized(
          fr: "Clés possibles ici : \(known.sorted().joined(separator: ", ")).",
          en: "Possible keys here: \(known.sorted().joined(separator: ", "))."))
    }
    return diagnostics
  }

  public mutating func missing(_ key: String) {
    report(
      "YAML-004", .error, at: mapping.range.lowerBound..<mapping.range.lowerBound,
      Localized(fr: "il manque la clé « \(key) »", en: "the key “\(key)” is missing"),
      explanation: Localized(fr: "Ajoutez « \(key): … » à cet endroit.", en: "Add “\(key): …” in this place."))
  }

  public mutating func expected(_ what: Localized, at range: Range<Int>, key: String) {
    report(
      "YAML-003", .error, at: range,
      Localized(fr: "« \(key) » attend \(what.french)", en: "“\(key)” expects \(what.english)"))
  }

  public mutating func report(
    _ code: String, _ severity: Severity, at range: Range<Int>, _ summary: Localized, explanation: Localized? = nil
  ) {
    diagnostics.append(Diagnostic(code, severity, at: source.place(range), summary, explanation: explanation))
  }
}

extension Double {
  /// A number as people write it: decimal digits with a point, maybe an exponent. Swift itself would also read `nan`, `inf` and `0x10`.
  public init?(decimal text: String) {
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    guard isPlain, let number = Double(text), number.isFinite else { return nil }
    self = number
  }
}
