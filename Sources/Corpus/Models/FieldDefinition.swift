/// A key of the front matter: what may stand there.
public struct FieldDefinition: Sendable, Hashable {
  public let name: String
  public let label: String
  public let type: FieldType
  public let isRequired: Bool
  /// The field is also required when another has one of these values, for instance `validation` when `statut` is `valide`.
  public let requiredWhen: Condition?
  /// How many values a list holds; nil when the field is a single value.
  public let count: ClosedRange<Int>?
  /// One sentence for the author, shown in the blank form.
  public let help: String
  /// A value that is right, where its form has to be learnt: `MAD`.
  public let example: String
  /// Shown in the table of fields of the page.
  public let isShown: Bool
  /// Filled from the registry when the author leaves it out.
  public let derivation: Derivation?

  public init(
    _ name: String, _ label: String, _ type: FieldType, required: Bool = false, requiredWhen: Condition? = nil,
    count: ClosedRange<Int>? = nil, help: String = "", example: String = "", isShown: Bool = false,
    derivation: Derivation? = nil
  ) {
    self.name = name
    self.label = label
    self.type = type
    isRequired = required
    self.requiredWhen = requiredWhen
    self.count = count
    self.help = help
    self.example = example
    self.isShown = isShown
    self.derivation = derivation
  }

  public struct Condition: Sendable, Hashable {
    public let field: String
    public let values: [String]

    public init(field: String, values: [String]) {
      self.field = field
      self.values = values
    }
  }

  /// The values of `column` in the registry rows that another field names.
  public struct Derivation: Sendable, Hashable {
    public let field: String
    public let column: String

    public init(field: String, column: String) {
      self.field = field
      self.column = column
    }
  }

  /// What any document may say, whatever its model.
  public static let common: [FieldDefinition] = [
    FieldDefinition("titre", "Titre", .text()),
    FieldDefinition("modele", "Modèle", .text()),
    FieldDefinition("id", "Identifiant", .text()),
    FieldDefinition("resume", "Résumé", .text()),
    FieldDefinition("alias", "Autres noms", .text(), count: 0...50),
    FormerAddresses.field,
    FieldDefinition("ordre", "Ordre dans la liste", .integer()),
    FieldDefinition("langue", "Langue", .text(pattern: TextPattern("[a-z]{2}")), example: "fr"),
    FieldDefinition("traduction_de", "Traduction de", .document(model: nil)),
    FieldDefinition("fictif", "Exemple fictif", .flag),
    FieldDefinition("ignorer", "Règles laissées de côté", .anything, count: 0...50),
  ]

  /// What a plain page may say besides.
  static let pageFields: [FieldDefinition] = [
    FieldDefinition("date", "Date", .date),
    FieldDefinition("statut", "État", .vocabulary("statuts")),
    FieldDefinition("mots_cles", "Mots-clés", .text(), count: 0...20),
    FieldDefinition("themes", "Thèmes", .vocabulary("themes"), count: 0...5, isShown: true),
    FieldDefinition("pays", "Pays", .vocabulary("pays"), count: 0...50, isShown: true),
    FieldDefinition("etapes", "Étapes", .vocabulary("etapes"), count: 0...9, isShown: true),
    FieldDefinition("formes", "Formes", .vocabulary("formes"), count: 0...3, isShown: true),
    FieldDefinition("sources", "Sources", .text(), count: 0...50),
  ]
}

extension [FieldDefinition] {
  /// The field of that name. Names are ASCII, and most are told apart by their lengths.
  public func named(_ name: String) -> FieldDefinition? {
    let length = name.utf8.count
    for index in indices where self[index].name.utf8.count == length && self[index].name == name { return self[index] }
    return nil
  }
}

/// What a value of the front matter may be.
public indirect enum FieldType: Sendable, Hashable {
  /// `pattern` holds for the whole text; `length` counts characters.
  case text(pattern: TextPattern? = nil, length: ClosedRange<Int>? = nil)
  case integer(ClosedRange<Int>? = nil)
  case decimal(ClosedRange<Double>? = nil)
  /// AAAA-MM-JJ
  case date
  /// AAAA, AAAA-MM or AAAA-MM-JJ
  case partialDate
  /// `oui`, `non`, `true` or `false`
  case flag
  /// One of the codes given in the model itself.
  case choice([String])
  /// A code of the vocabulary with that name.
  case vocabulary(String)
  /// The key of a row of the registry's table.
  case registry(table: String)
  /// The id, title or path of a document, of that model if one is named.
  case document(model: String?)
  case object([FieldDefinition])
  /// Whatever YAML allows; a check of its own looks at it.
  case anything
}
