/// What the generator itself writes into a page, in the language of the document.
struct Words: Sendable {
  let table: String
  let backToText: String
  let taskDone: String
  let taskToDo: String
  /// In the order of `CalloutKind`.
  let callouts: [String]

  static func inLanguage(_ code: String) -> Words {
    switch code.split(separator: "-").first?.lowercased() {
    case "fr": french
    case "ar": arabic
    default: english
    }
  }

  private static let french = Words(
    table: "Tableau", backToText: "Retour au texte, note", taskDone: "fait",
    taskToDo: "à faire",
    callouts: ["L’essentiel", "À retenir", "Attention", "Base légale"])
  private static let english = Words(
    table: "Table", backToText: "Back to the text, note", taskDone: "done", taskToDo: "to do",
    callouts: ["Key points", "Remember", "Caution", "Legal basis"])
  private static let arabic = Words(
    table: "جدول", backToText: "العودة إلى النص، الحاشية", taskDone: "تم", taskToDo: "للإنجاز",
    callouts: ["الأساسي", "للتذكر", "تنبيه", "الأساس القانوني"])
}

/// The four kinds of callouts that authors may write: `> [!retenir]`.
enum CalloutKind: String, CaseIterable {
  case essentiel, retenir, attention, baseLegale = "base-legale"

  /// Case and accents do not matter: `[!Base légale]` is `base-legale`.
  init?(written name: String) {
    self.init(rawValue: Anchor.slug(name))
  }

  func title(_ words: Words) -> String { words.callouts[Self.allCases.firstIndex(of: self) ?? 0] }
}
