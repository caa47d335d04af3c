import Testing

@testable import CaseTemplate
