import PluginKit

extension DirectiveContext {
  /// Words that a view writes around the data, in the language of the page.
  func say(_ french: String, en: String, ar: String) -> String {
    Label(french: french, english: en, arabic: ar).text(in: language)
  }

  /// What stands in the place of a view that found nothing.
  func emptySentence(_ caption: String) -> HTML {
    .element(
      "p", ["class": "table-sans-ligne"],
      say(
        "\(caption) : aucune ligne du registre ne répond à cette demande.",
        en: "\(caption): no row of the registry answers this question.",
        ar: "\(caption): لا يوجد في السجل أي سطر يستجيب لهذا الطلب."))
  }
}
