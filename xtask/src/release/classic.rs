//! A module as an expression that a classic script can hold, where `import` reaches no file.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_span::{SourceType, Span};
use oxc_syntax::module_record::{ExportEntry, ExportExportName, ExportLocalName};

/// What stands for the module's own address, which it has not; it is never asked for.
const ADDRESS: &str = "location";

/// An object with what the module exports. The module runs when the expression does.
pub(super) fn expression(module: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, module, SourceType::mjs()).parse();
    if let Some(problem) = parsed.diagnostics.iter().next() {
        bail!("this is no module: {problem}");
    }
    let record = &parsed.module_record;
    let foreign = record.import_entries.len()
        + record.indirect_export_entries.len()
        + record.star_export_entries.len();
    if foreign > 0 {
        bail!("the glue imports another module, which a single file cannot");
    }
    let mut edits: Vec<(Span, &str)> = record
        .import_metas
        .iter()
        .map(|it| (*it, ADDRESS))
        .collect();
    let mut exports = Vec::new();
    for entry in &record.local_export_entries {
        exports.push(property(entry)?);
        edits.push((exporting(module, entry.statement_span), ""));
    }
    // An `export { … }` is one statement of many entries.
    edits.sort_by_key(|(span, _)| span.start);
    edits.dedup();
    let body = edited(module, &edits);
    Ok(format!(
        "(() => {{ 'use strict'; {body}\nreturn {{ {} }} }})()",
        exports.join(", ")
    ))
}

/// `exported: local`.
fn property(entry: &ExportEntry<'_>) -> Result<String> {
    let exported = match &entry.export_name {
        ExportExportName::Name(name) => name.name.as_str(),
        ExportExportName::Default(_) => "default",
        ExportExportName::Null => bail!("the glue exports something without a name"),
    };
    match &entry.local_name {
        ExportLocalName::Name(local) => Ok(format!("{exported}: {}", local.name)),
        ExportLocalName::Default(_) | ExportLocalName::Null => {
            bail!("the glue exports `{exported}` without a name of its own")
        }
    }
}

/// The part of an export statement that only exports: the word before a declaration, or all.
fn exporting(module: &str, statement: Span) -> Span {
    const WORD: &str = "export";
    let text = &module[statement.start as usize..statement.end as usize];
    let declares = !text[WORD.len()..].trim_start().starts_with('{');
    if declares {
        Span::new(statement.start, statement.start + WORD.len() as u32)
    } else {
        statement
    }
}

fn edited(text: &str, edits: &[(Span, &str)]) -> String {
    let mut edited = String::new();
    let mut done = 0;
    for (span, with) in edits {
        edited.push_str(&text[done..span.start as usize]);
        edited.push_str(with);
        done = span.end as usize;
    }
    edited.push_str(&text[done..]);
    edited
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_become_properties_and_what_they_name_stays() {
        let module = "export class Bar{}function a(){return new URL(`x`,import.meta.url)}\
            export function mount(e){return e}export{a as initSync,a as default};";
        assert_eq!(
            expression(module).unwrap(),
            "(() => { 'use strict';  class Bar{}function a(){return new URL(`x`,location.url)} \
             function mount(e){return e}\nreturn { Bar: Bar, mount: mount, initSync: a, \
             default: a } })()"
        );
    }

    #[test]
    fn what_needs_other_modules_is_refused() {
        for module in [
            "import { a } from './b.js'; export { a }",
            "export * from './b.js'",
            "export default 1 + 1",
            "export const = 1",
        ] {
            assert!(expression(module).is_err(), "{module}");
        }
    }
}
