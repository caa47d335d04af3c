import PluginKit

/// What the models of records and good practices ask of the registry, and of other records, that no general condition can say.
///
/// 1. `Agreement` reads a row of the table `accords` and its parties.
/// 2. Seven conditions hold a document against its agreements: its actions, its parties, its dates, its targets, its state and its themes.
/// 3. `NearDuplicates` compares all records with one another.
public struct CaseTemplate: Plugin {
  public let name = "CaseTemplate"

  public init() {}

  public var predicates: [any ModelPredicate] {
    [
      ActionsOfAgreement(), PartiesOfAgreement(), PeriodOfAgreement(), OngoingAgreement(), ThemesOfAgreement(), ActiveAgreement(),
      RepresentedCountries(), TargetsOfAgreement(),
    ]
  }

  public var checks: [any CorpusCheck] { [NearDuplicates()] }
}
