/// Stems of all forms of one language, with what the stemmer does not know of French: « photos » goes with « photo », « inconnus » with
/// « inconnues ».
struct LanguageStems {
  /// For each form of the collection, the number of its folded form.
  private(set) var foldedForm: [UInt32] = []
  /// For each form of the collection, the number of its stem.
  private(set) var stemOfForm: [UInt32] = []
  private(set) var stems = FormTable(capacity: 16_384)

  /// - Parameter forms: takes the folded forms.
  init(_ known: FormTable, language: SearchLanguage, forms: inout FormTable) {
    let stemmer = Stemmer(language)
    for id in 0..<known.count {
      let form = Array(known[id])
      foldedForm.append(UInt32(forms.id(of: Fold.standard.folded(form))))
      stemOfForm.append(UInt32(stems.id(of: form.contains(0x20) ? form : stemmer.stem(form))))
    }
    guard language == .french else { return }
    linkPlurals(forms)
    linkParticiples(known, stemmer)
  }

  /// Gives a form in -s or -x the stem of the same form without it, when both exist and the stemmer parts them.
  private mutating func linkPlurals(_ forms: FormTable) {
    var firstOf = [Int](repeating: -1, count: forms.count)
    for (id, folded) in foldedForm.enumerated().reversed() { firstOf[Int(folded)] = id }
    forms.bytes.withUnsafeBufferPointer { bytes in
      for (id, folded) in foldedForm.enumerated() {
        let form = UnsafeBufferPointer(rebasing: bytes[forms.range(Int(folded))])
        guard Self.mayBePlural(form) else { continue }
        let singular = forms.find(UnsafeBufferPointer(rebasing: form.dropLast())).map { firstOf[$0] } ?? -1
        if singular >= 0 { stemOfForm[id] = stemOfForm[singular] }
      }
    }
  }

  /// Gives a form in -us or -is the stem of the same form without -s, which may stand nowhere, when other forms have that stem.
  private mutating func linkParticiples(_ known: FormTable, _ stemmer: Stemmer) {
    for id in 0..<known.count {
      let form = known[id]
      guard form.count >= Self.shortestParticiple, form.last == UInt8(ascii: "s"),
        Self.stemEndings.contains(form.dropLast().last ?? 0),
        stems[Int(stemOfForm[id])].last == UInt8(ascii: "s"), let stem = stems.find(stemmer.stem(Array(form.dropLast())))
      else { continue }
      stemOfForm[id] = UInt32(stem)
    }
  }

  /// Letters of shorter words are too few for an ending: « avis ».
  private static let shortestParticiple = 6
  /// After these the stemmer keeps an -s.
  private static let stemEndings = Array("iu".utf8)

  private static func mayBePlural(_ form: UnsafeBufferPointer<UInt8>) -> Bool {
    guard form.count >= 4, let last = form.last else { return false }
    return (last == UInt8(ascii: "s") || last == UInt8(ascii: "x")) && !StopWords.contains(form)
  }
}
