import PluginKit

/// `marques-perdues`: what was meant as a heading, a list, a table or a link, and misses a sign, is not left as plain text.
struct LostMarks: ModelPredicate {
  let name = "marques-perdues"

  private static let link = TextPattern(#"\]\([^()]*\s[^()]*\)"#)

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    document.paragraphs.compactMap { block in
      Self.lost(document.bytes(of: block), document.text(of: block)).map { Breach(at: block.source.asInts, $0) }
    }
  }

  private static func lost(_ bytes: ArraySlice<UInt8>, _ text: @autoclosure () -> String) -> Localized? {
    switch bytes.first {
    case UInt8(ascii: "#") where text().drop { $0 == "#" }.first?.isLetter == true:
      return Localized(
        fr: "pour un titre, il faut une espace après le dernier dièse : « ## Titre »",
        en: "a heading needs a space after the last hash sign: “## Title”")
    case UInt8(ascii: "|"):
      return Localized(
        fr: "pour un tableau, il faut sous la première ligne une ligne de tirets : | --- | --- |",
        en: "a table needs a line of dashes under its first line: | --- | --- |")
    case 0xE2 where text().hasPrefix("•"):
      return Localized(
        fr: "pour une liste, commencez chaque ligne par un tiret et une espace : « - »",
        en: "for a list, begin each line with a hyphen and a space: “- ”")
    default:
      guard Letters.hold(UInt8(ascii: "]"), in: bytes), link?.isFound(in: text()) == true else { return nil }
      return Localized(
        fr: "l’adresse d’un lien n’a pas d’espace : renommez le fichier sans espace, ou écrivez [texte](<nom du fichier.pdf>)",
        en: "the address of a link has no space: rename the file without spaces, or write [text](<name of the file.pdf>)")
    }
  }
}
