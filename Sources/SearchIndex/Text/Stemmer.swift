import CSnowball

/// Stems of one language, by Snowball; for Arabic, light removal of endings.
///
/// Not for use on several threads at once: each builder makes its own.
final class Stemmer {
  private let snowball: OpaquePointer?

  init(_ language: SearchLanguage) {
    snowball =
      switch language {
      case .french: sb_stemmer_new("french", nil)
      case .english: sb_stemmer_new("english", nil)
      case .arabic: nil
      }
  }

  deinit {
    if let snowball { sb_stemmer_delete(snowball) }
  }

  /// The stem of a form in lower case with its accents, folded.
  func stem(_ form: [UInt8]) -> [UInt8] {
    if form.contains(where: \.isDigit) { return Fold.standard.folded(form) }
    guard let snowball else { return ArabicEndings.stripped(form) }
    guard let stemmed = sb_stemmer_stem(snowball, form, Int32(form.count)) else { return Fold.standard.folded(form) }
    let length = Int(sb_stemmer_length(snowball))
    return Fold.standard.folded(UnsafeBufferPointer(start: stemmed, count: length))
  }
}

/// Endings of number, gender and possession, removed while three letters stay (after Larkey's light10).
enum ArabicEndings {
  private static let endings: [[UInt8]] = ["ات", "ون", "ين", "ان", "ها", "هم", "نا", "يه", "ه", "ي"].map { Array($0.utf8) }

  static func stripped(_ form: [UInt8]) -> [UInt8] {
    guard let first = form.first, first == 0xD8 || first == 0xD9 else { return Fold.standard.folded(form) }
    let ending = endings.first { form.count >= $0.count + 6 && form.suffix($0.count).elementsEqual($0) }
    return Array(form.dropLast(ending?.count ?? 0))
  }
}
