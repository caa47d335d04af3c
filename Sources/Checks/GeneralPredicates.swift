import PluginKit

extension Checks {
  /// Every condition that a model can ask by name without a plugin.
  static let generalPredicates: [any ModelPredicate] = fields + values + time + sections + tables + text

  /// What stands between the two lines of dashes.
  private static let fields: [any ModelPredicate] =
    FieldProblems.all + [
      KnownFields(), ConditionalFields(), IdentifierField(), Title(), FilledFields(), TickedBoxes(), OneFieldAmong(),
      DerivedFields(),
      ReferenceState(), LikeTheSource(), JoinedDocuments(), DescribedImages(),
      OneImage(),
    ]

  private static let values: [any ModelPredicate] = [
    DifferentValues(), ExpectedValues(), FirstValues(), CountAmong(), ValuesAmong(), ExcludedValues(), ShareSum(),
    IndicativeShares(),
    BoundedShares(),
    DistinctProofs(), SmartIndicators(), DatedIndicators(), SmartCells(),
  ]

  private static let time: [any ModelPredicate] = [DateFields(), Freshness(), Duration(), Delay(), HourOrder()]

  private static let sections: [any ModelPredicate] = [
    RequiredSections(), SectionMinimums(), SectionShare(), SectionShareLimit(), CompleteEnumeration(), HeadingLevels(),
    WordTotal(),
    ListsUnderHeadings(), MarkedItems(), CompleteSubsections(), NumberedSteps(), MarksInText(), UnmarkedItems(), DistinctItems(),
  ]

  private static let tables: [any ModelPredicate] = [
    CompleteTable(), RowLimit(), EmptyColumn(), DatesInTable(), PastDeadlines(), AttachedCodes(), ServedCodes(), TableSum(),
    RowsInPeriod(), GroupedRows(), RowOrder(), SimultaneousRows(),
  ]

  private static let text: [any ModelPredicate] = [
    PersonalData(), ExplainedAcronyms(), LongSentences(), TreatedAgenda(), TextKind(), LostMarks(),
  ]
}
