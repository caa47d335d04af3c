import Diagnostics

/// Where documents were before they were moved or renamed (the key `anciennes_adresses`), so that links kept by readers still lead to
/// them.
public struct FormerAddresses: Sendable {
  public struct Move: Sendable, Hashable {
    public let former: Address
    /// Index of the document that stands elsewhere now.
    public let document: Int
  }

  /// The key that lists them, each from the root of the site: `guide/jumelage.html`.
  static let key = "anciennes_adresses"
  static let field = FieldDefinition(
    key, "Anciennes adresses", .text(pattern: Address.pagePattern), count: 0...50, example: "guide/jumelages.html")

  /// In the order of the documents; a former address that is taken, or that no page of this tool can have had, is left out.
  public let moves: [Move]
  public let diagnostics: [Diagnostic]

  /// - Parameter nodes: the pages of the site, which keep their addresses.
  init(_ documents: [Document], nodes: [PageNode]) {
    var moves: [Move] = []
    var diagnostics: [Diagnostic] = []
    var owners: [Address: String] = [:]
    for document in documents where document.file.frontMatter[Self.key] != nil {
      if owners.isEmpty { owners = Dictionary(nodes.map { ($0.address, $0.title) }, uniquingKeysWith: { first, _ in first }) }
      for value in document.file.frontMatter[Self.key]?.items ?? [] {
        guard let text = value.text, Address.isOfPage(text) else { continue }
        if let owner = owners.updateValue(document.title, forKey: Address(text)) {
          diagnostics.append(Self.taken(text, by: owner, at: document.source.place(value.range)))
        } else {
          moves.append(Move(former: Address(text), document: document.index))
        }
      }
    }
    self.moves = moves
    self.diagnostics = diagnostics
  }

  private static func taken(_ address: String, by owner: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "DOC-004", .error, at: place,
      Localized(
        fr: "l’adresse \(address) est déjà celle de « \(owner) »", en: "the address \(address) is already that of “\(owner)”"),
      explanation: Localized(
        fr: "Une adresse ne mène qu’à une page : retirez-la de cette liste.",
        en: "An address leads to one page only: remove it from this list."))
  }
}
