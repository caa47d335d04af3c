import Diagnostics
import Yams

/// What libyaml refuses, in the words of an author and at the place to mend.
struct SyntaxFault {
  let summary: Localized
  let explanation: Localized
  let offset: Int

  /// Which refusals of libyaml's scanner and parser it is about, what is said of them and where.
  private struct Case {
    /// Part of libyaml's context; nil for any.
    var context: String?
    /// Parts of its problem, one of which is there; empty for any.
    var problems: [String] = []
    /// Said at the beginning of what was being read, not where the reading stopped.
    var isSaidAtContext = false
    let summary: Localized
    let explanation: Localized

    func isAbout(_ context: String, _ problem: String) -> Bool {
      (self.context.map(context.contains) ?? true) && (problems.isEmpty || problems.contains { problem.contains($0) })
    }
  }

  /// - Parameters:
  ///   - start: where what was being read begins, when libyaml tells.
  ///   - stop: where the reading stopped.
  init(_ context: String, _ problem: String, start: Int?, stop: Int, in source: SourceText) {
    let isMissingComma = problem.contains("','") && start.map { Self.isClosed(from: $0, stop, in: source) } ?? false
    let known = isMissingComma ? Self.missingComma : Self.cases.first { $0.isAbout(context, problem) }
    summary = known?.summary ?? Localized(fr: "YAML illisible", en: "unreadable YAML (\(problem))")
    explanation = known?.explanation ?? Self.lookBefore
    offset = known?.isSaidAtContext == true ? start ?? stop : stop
  }

  /// A bracket that is closed further on its line lacks a comma, not its end.
  private static func isClosed(from start: Int, _ stop: Int, in source: SourceText) -> Bool {
    let line = source.bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
    guard line.indices.contains(stop) else { return false }
    let closing: UInt8 = source.bytes[start] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    return line[stop...].contains(closing)
  }

  private static let lookBefore = Localized(
    fr: "Vérifiez les guillemets ouverts, les crochets et l’alignement des lignes juste avant cet endroit.",
    en: "Check open quotes, brackets and the alignment of the lines just before this place.")

  private static let quoteTheValue = Localized(
    fr: "Mettez la valeur entre guillemets droits : titre: \"Foo : bar\".",
    en: "Put the value between straight quotes: titre: \"Foo: bar\".")

  private static let missingComma = Case(
    summary: Localized(fr: "il manque une virgule avant cette valeur", en: "a comma is missing before this value"),
    explanation: Localized(
      fr: "Séparez les valeurs par des virgules : [eau, déchets].", en: "Separate the values with commas: [water, waste]."))

  private static let cases = [
    Case(
      problems: ["mapping values are not allowed", "found unexpected ':'"],
      summary: Localized(
        fr: "un deux-points suivi d’une espace coupe la valeur en deux", en: "a colon followed by a space cuts the value in two"),
      explanation: quoteTheValue),
    Case(
      context: "quoted scalar", problems: ["end of stream", "document indicator"], isSaidAtContext: true,
      summary: Localized(fr: "ce guillemet n’est jamais fermé", en: "this quote is never closed"),
      explanation: Localized(
        fr: "Mettez le même guillemet à la fin de la valeur, ou retirez celui-ci.",
        en: "Put the same quote at the end of the value, or remove this one.")),
    Case(
      context: "quoted scalar",
      summary: Localized(
        fr: "une barre oblique inverse (\\) ne se met pas ainsi entre guillemets",
        en: "a backslash (\\) does not go so between quotes"),
      explanation: Localized(
        fr: "Écrivez-en deux (\\\\), ou mettez la valeur entre apostrophes droites ('…').",
        en: "Write two (\\\\), or put the value between straight apostrophes ('…').")),
    Case(
      context: "flow sequence", isSaidAtContext: true,
      summary: Localized(fr: "ce crochet n’est jamais fermé", en: "this bracket is never closed"),
      explanation: Localized(
        fr: "Fermez la liste par « ] », avec des virgules entre les valeurs : [eau, déchets].",
        en: "Close the list with “]”, with commas between the values: [water, waste].")),
    Case(
      context: "flow mapping", isSaidAtContext: true,
      summary: Localized(fr: "cette accolade n’est jamais fermée", en: "this brace is never closed"),
      explanation: Localized(
        fr: "Fermez-la par « } », avec des virgules entre les clés : { nom: Fès, pays: MA }.",
        en: "Close it with “}”, with commas between the keys: { nom: Fès, pays: MA }.")),
    Case(
      context: "simple key", isSaidAtContext: true,
      summary: Localized(fr: "cette ligne n’a pas de deux-points", en: "this line has no colon"),
      explanation: Localized(
        fr: "Écrivez « clé: valeur » ; la suite d’une valeur longue se décale de deux espaces.",
        en: "Write “key: value”; the rest of a long value is indented by two spaces.")),
    Case(
      problems: ["a tab character"],
      summary: Localized(fr: "il y a ici une tabulation", en: "there is a tab here"),
      explanation: Localized(fr: "Indentez avec des espaces, jamais de tabulation.", en: "Indent with spaces, never tabs.")),
    Case(
      problems: ["cannot start any token", "mapping keys are not allowed"], summary: cannotStart.summary,
      explanation: cannotStart.explanation),
    Case(context: "scanning an a", isSaidAtContext: true, summary: cannotStart.summary, explanation: cannotStart.explanation),
    Case(context: "a tag", isSaidAtContext: true, summary: cannotStart.summary, explanation: cannotStart.explanation),
    Case(problems: ["undefined tag handle"], summary: cannotStart.summary, explanation: cannotStart.explanation),
    Case(context: "directive", isSaidAtContext: true, summary: cannotStart.summary, explanation: cannotStart.explanation),
    Case(
      context: "block scalar", isSaidAtContext: true,
      summary: Localized(
        fr: "après « | » ou « > », rien ne suit sur la même ligne", en: "nothing follows “|” or “>” on the same line"),
      explanation: Localized(
        fr: "Écrivez le texte sur les lignes suivantes, décalé de deux espaces.",
        en: "Write the text on the lines that follow, indented by two spaces.")),
    Case(
      problems: ["block sequence entries are not allowed"],
      summary: Localized(fr: "une liste ne commence pas à cet endroit", en: "a list does not begin here"),
      explanation: Localized(
        fr: "Écrivez chaque « - » sur une ligne à lui, sous la clé ; un texte qui commence par un tiret se met entre guillemets.",
        en: "Write each “-” on a line of its own, under the key; quote a text that begins with a hyphen.")),
    Case(
      context: "block mapping",
      summary: Localized(
        fr: "une ligne « clé: valeur », alignée sur les autres, est attendue ici",
        en: "a “key: value” line, aligned with the others, is expected here"),
      explanation: Localized(
        fr: "Vérifiez l’alignement, et que rien ne suit un guillemet fermé : dans une valeur entre \"…\", prenez des « ».",
        en: "Check the alignment, and that nothing follows a closed quote: within a value between \"…\", use “”.")),
    Case(
      context: "block collection",
      summary: Localized(
        fr: "un « - », aligné sur les précédents, est attendu ici", en: "a “-”, aligned with those above, is expected here"),
      explanation: Localized(fr: "Vérifiez l’alignement de la liste.", en: "Check the alignment of the list.")),
    Case(
      problems: ["node content"],
      summary: Localized(fr: "il manque ici une valeur", en: "a value is missing here"),
      explanation: Localized(fr: "Retirez la virgule ou le signe de trop.", en: "Remove the extra comma or sign.")),
    Case(
      problems: ["document start", "another document"],
      summary: Localized(fr: "le YAML s’arrête avant cette ligne", en: "the YAML ends before this line"),
      explanation: Localized(
        fr: "Un fichier tient en un seul ensemble de clés : retirez les lignes « --- » et « ... » qui le coupent.",
        en: "A file is one set of keys: remove the lines “---” and “...” that cut it.")),
    Case(
      problems: ["nesting level"],
      summary: Localized(fr: "ce YAML est trop imbriqué", en: "this YAML is too deeply nested"),
      explanation: Localized(fr: "Retirez des niveaux de crochets ou d’accolades.", en: "Remove levels of brackets or braces.")),
  ]

  private static let cannotStart = (
    summary: Localized(fr: "ce caractère ne peut pas commencer une valeur", en: "this character cannot start a value"),
    explanation: Localized(
      fr:
        "Indentez avec des espaces, jamais de tabulation, et mettez entre guillemets droits une valeur qui commence par un signe.",
      en: "Indent with spaces, never tabs, and quote a value that begins with a sign.")
  )
}
