import PluginKit

/// `coordonnees-personnelles`: the body holds no e-mail address and no telephone number.
struct PersonalData: ModelPredicate {
  let name = "coordonnees-personnelles"

  private static let address = TextPattern(#"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}"#)
  private static let number = TextPattern(
    #"(\+|\b00)(212|229|33|34|32|221|216|49)[ .\x{00A0}()-]?[0-9(][0-9 .\x{00A0}()-]{6,}[0-9]|\b0[1-9]([ .\x{00A0}-]?[0-9]{2}){4}\b"#
  )

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let text = document.markdown.text[...]
    guard Letters.hold(UInt8(ascii: "@"), in: text) || Letters.hasLongNumber(text) else { return [] }
    return document.markdown.blocks.filter { $0.kind == .paragraph || $0.kind == .cell }.compactMap { block in
      let bytes = document.bytes(of: block)
      if Letters.hold(UInt8(ascii: "@"), in: bytes), Self.address?.isFound(in: document.text(of: block)) == true {
        return breach(block, fr: "ce passage contient une adresse de courriel", en: "this passage holds an e-mail address")
      }
      guard Letters.hasLongNumber(bytes), Self.number?.isFound(in: document.text(of: block)) == true else {
        return nil
      }
      return breach(block, fr: "ce passage contient un numéro de téléphone", en: "this passage holds a telephone number")
    }
  }

  private func breach(_ block: Block, fr: String, en: String) -> Breach {
    Breach(at: block.source.asInts, Localized(fr: fr, en: en))
  }
}
