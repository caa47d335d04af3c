// CaseTemplate
