import ByteRecords
import Diagnostics

/// Stems of all forms of one language, with what the stemmer does not know of French: « photos » goes with « photo », « inconnus » with
/// « inconnues ».
struct LanguageStems {
  /// For each form of the collection, the number of its folded form.
  private(set) var foldedForm: [UInt32] = []
  /// For each form of the collection, the number of its stem.
  private(set) var stemOfForm: [UInt32] = []
  private(set) var stems = FormTable(capacity: 16_384)

  private static let chunkSize = 2_048

  /// - Parameters:
  ///   - known: in any order: what comes of a form does not depend on its number.
  ///   - forms: takes the folded forms.
  init(_ known: FormTable, language: SearchLanguage, forms: inout FormTable) {
    for spellings in Self.spellings(of: known, language) {
      for form in spellings.folded.indices {
        foldedForm.append(UInt32(forms.id(of: spellings.folded[form])))
        stemOfForm.append(UInt32(stems.id(of: spellings.stems[form])))
      }
    }
    guard language == .french else { return }
    linkPlurals(known, forms)
    linkParticiples(known, Stemmer(language))
  }

  /// Of all forms, chunk after chunk, found on all cores.
  private static func spellings(of known: FormTable, _ language: SearchLanguage) -> [Spellings] {
    Array(stride(from: 0, to: known.count, by: chunkSize)).concurrentMap { start in
      let stemmer = Stemmer(language)
      return (start..<min(start + chunkSize, known.count)).reduce(into: Spellings()) { spellings, id in
        let form = Array(known[id])
        spellings.folded.append(Fold.standard.folded(form))
        spellings.stems.append(form.contains(0x20) ? form : stemmer.stem(form))
      }
    }
  }

  /// Gives a form in -s or -x the stem of the same form without it, when both exist and the stemmer parts them. Of several that differ
  /// by their accents, it is the one with the same accents, else the first by its letters.
  private mutating func linkPlurals(_ known: FormTable, _ forms: FormTable) {
    var spelling = [Int](repeating: -1, count: forms.count)
    for (id, folded) in foldedForm.enumerated() {
      let other = spelling[Int(folded)]
      if other < 0 || known[id].lexicographicallyPrecedes(known[other]) { spelling[Int(folded)] = id }
    }
    let own = stemOfForm
    forms.bytes.withUnsafeBufferPointer { bytes in
      for (id, folded) in foldedForm.enumerated() {
        let form = UnsafeBufferPointer(rebasing: bytes[forms.range(Int(folded))])
        guard Self.mayBePlural(form), let singular = forms.find(UnsafeBufferPointer(rebasing: form.dropLast())),
          spelling[singular] >= 0
        else { continue }
        stemOfForm[id] = own[known.find(Array(known[id].dropLast())) ?? spelling[singular]]
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

/// The folded form and the stem of each of some forms.
private struct Spellings {
  var folded = ByteRuns()
  var stems = ByteRuns()
}
