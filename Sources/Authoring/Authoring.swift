// What helps authors, made from what the engine knows already; nothing here reads a file.
//
// 1. `RuleCatalogue` gathers the rules of models, plugins and of the tool, each with its page (`RulePage`).
// 2. `BlankForm` writes a model as a document to fill in; `NewDocument` says where it goes and with what id.
// 3. `ModelSchema` and `SiteSchema` write JSON Schemas for editors.
// 4. `FixedText` applies the fixes that diagnostics carry; `UnifiedDiff` shows what they would change.
