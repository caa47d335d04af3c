import PluginKit

/// `periode-de-l-accord`: the period of a document overlaps that of one of its agreements at least.
///
/// Dates stay as partial as they are known: only what is certain is said. A period that is over before the signature is an error: such an
/// agreement cannot have carried it.
struct PeriodOfAgreement: ModelPredicate {
  let name = "periode-de-l-accord"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let period = document.node("periode")?.range else { return [] }
    let (start, end) = (document.date("periode.debut"), document.date("periode.fin"))
    let agreements = Agreement.all("accord", of: document, in: context.corpus.registry)
    let misses = agreements.compactMap { miss(start, end, $0) }
    guard !misses.isEmpty, misses.count == agreements.count else { return [] }
    return misses.map { Breach(at: period, $0.summary, severity: $0.isBeforeSignature ? .error : nil) }
  }

  private func miss(_ start: PartialDate?, _ end: PartialDate?, _ agreement: Agreement) -> (
    summary: Localized, isBeforeSignature: Bool
  )? {
    if let end, let signed = agreement.signed, end.isCertainlyBefore(signed) {
      let summary = Localized(
        fr: "la période finit (\(end.iso)) avant la signature de l’accord « \(agreement.id) » (\(signed.iso))",
        en: "the period ends (\(end.iso)) before the agreement “\(agreement.id)” was signed (\(signed.iso))")
      return (summary, true)
    }
    if let end, let effect = agreement.start, end.isCertainlyBefore(effect) {
      let summary = Localized(
        fr: "la période finit (\(end.iso)) avant que l’accord « \(agreement.id) » ne prenne effet (\(effect.iso))",
        en: "the period ends (\(end.iso)) before the agreement “\(agreement.id)” took effect (\(effect.iso))")
      return (summary, false)
    }
    guard let start, let last = agreement.end, last.isCertainlyBefore(start) else { return nil }
    let summary = Localized(
      fr: "la période commence (\(start.iso)) après la fin de l’accord « \(agreement.id) » (\(last.iso))",
      en: "the period begins (\(start.iso)) after the end of the agreement “\(agreement.id)” (\(last.iso))")
    return (summary, false)
  }
}
